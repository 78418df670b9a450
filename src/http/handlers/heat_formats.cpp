#include "http/handlers/heat_formats.hpp"

#include <functional>

#include "http/heat_request.hpp"
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
  const auto wanted = heat_request::take_from(parameters);
  parameters.expect_all_taken();

  const auto snapshot = results.pin();
  return answer_tile(cache, asked, {snapshot->built_at(), layer, tile, wanted.canonical(), version},
                     content_type, [&results, snapshot, wanted, tile, make] {
                       const auto surface = results.surface(snapshot, wanted.query, wanted.style);
                       return make(*surface, surface->legend(wanted.style), tile);
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
