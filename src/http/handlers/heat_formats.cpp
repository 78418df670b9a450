#include "http/handlers/heat_formats.hpp"

#include <functional>

#include "http/tile_response.hpp"
#include "tiles/class_raster.hpp"
#include "tiles/heat_cells.hpp"
#include "tiles/webp.hpp"

namespace uramost::http {

namespace {
using tile_maker =
    std::function<std::string(const tiles::heat_surface&, const tiles::heat_legend&, tiles::tile_id)>;

response answer_heat(const query_results& results, tiles::tile_cache& cache, const request& asked,
                     const char* layer, const char* content_type, const tile_maker& make) {
  const auto tile = tile_of(asked);
  auto parameters = asked.parameters();
  const auto version = parameters.take("v");
  const auto query = incident_query::take_from(parameters);
  const auto style = tiles::heat_style::take_from(parameters);
  parameters.expect_all_taken();

  const auto snapshot = results.pin();
  const std::string conditions = query.canonical() + '&' + style.canonical();
  return answer_tile(cache, asked, {snapshot->built_at(), layer, tile, conditions, version}, content_type,
                     [&results, snapshot, query, style, tile, make] {
                       const auto surface = results.surface(snapshot, query, style);
                       return make(*surface, surface->legend(style), tile);
                     });
}

std::string webp(const tiles::heat_surface& surface, const tiles::heat_legend& legend, tiles::tile_id tile) {
  constexpr int side = 256;
  const auto pixels = tiles::class_raster(surface.raster(tile, side), legend);
  const auto bytes = tiles::palette_webp(pixels, side, side, tiles::class_palette(legend));
  return {bytes.begin(), bytes.end()};
}
}  // namespace

response heat_class_tile::operator()(const request& asked) const {
  return answer_heat(results, cache, asked, "heat.mvt", "application/vnd.mapbox-vector-tile",
                     tiles::heat_cells);
}

response heat_webp_tile::operator()(const request& asked) const {
  return answer_heat(results, cache, asked, "heat.webp", "image/webp", webp);
}

}  // namespace uramost::http
