#include "http/handlers/heat_tiles.hpp"

#include <fmt/format.h>

#include <functional>

#include "http/heat_request.hpp"
#include "http/tile_response.hpp"
#include "http/tilejson.hpp"
#include "tiles/heat_cells.hpp"

namespace uramost::http {

namespace {
using tile_maker =
    std::function<std::string(const tiles::heat_surface&, const tiles::heat_legend&, tiles::tile_id)>;

response answer_heat(const incident_views& views, tiles::tile_cache& cache, const request& asked,
                     tiles::tile_id tile, const std::string& layer, const char* content_type,
                     const tile_maker& make, bool encodes_quickly = false) {
  auto parameters = asked.parameters();
  const auto version = parameters.take("v");
  const auto wanted = heat_request::take_from(parameters);
  parameters.expect_all_taken();

  const auto view = views.of(asked.who, wanted.query);
  const auto snapshot = view.pin();
  const heat_request drawn{view.query(), wanted.style};
  return answer_tile(
      cache, asked, {snapshot->built_at(), view.layer(layer), tile, drawn.canonical(), version}, content_type,
      [view, snapshot, style = wanted.style, tile, make] {
        const auto surface = view.surface_to_draw(snapshot, style, tile);
        return make(*surface, surface->legend(style), tile);
      },
      [&] {
        if (encodes_quickly && view.is_at_hand(snapshot, wanted.style, tile)) return making::instant;
        const bool is_whole = view.query() == incident_query{};
        return !is_whole && view.looks_at_many(snapshot, tile) ? making::lengthy : making::brief;
      });
}

/// Pixels a side; takes the `@2x` that asks for 512 from the row.
int take_size(std::string& row) {
  constexpr std::string_view doubled = "@2x";
  if (!row.ends_with(doubled)) return 256;
  row.resize(row.size() - doubled.size());
  return 512;
}
}  // namespace

response heat_tile::operator()(const request& asked) const {
  const bool is_png = format == tiles::picture_format::png;
  std::string row = asked.captured("y");
  const int size = take_size(row);
  const auto tile = tile_of(asked.captured("z"), asked.captured("x"), row);
  return answer_heat(
      views, cache, asked, tile, fmt::format("heat@{}.{}", size, is_png ? "png" : "webp"),
      is_png ? "image/png" : "image/webp",
      [size, format = format](const tiles::heat_surface& surface, const tiles::heat_legend& legend,
                              tiles::tile_id at) {
        const auto bytes = tiles::heat_picture(surface, legend, at, size, format);
        return std::string(bytes.begin(), bytes.end());
      },
      is_png && size == 256);
}

response heat_class_tile::operator()(const request& asked) const {
  return answer_heat(views, cache, asked, tile_of(asked), "heat.mvt", mvt_type, tiles::heat_cells);
}

}  // namespace uramost::http
