#include "http/public_layer.hpp"

#include <fmt/format.h>

#include "core/error.hpp"
#include "http/tile_response.hpp"

namespace uramost::http {

json public_layer::tilejson(const release_reading& reading, const std::string& base_url) const {
  const auto spots = reading.release->spots(year);
  const auto& facts = reading.release->view().facts();
  const std::string url =
      reading.url(fmt::format("/tiles/{}/{{z}}/{{x}}/{{y}}.{}", name, ending), parameters);
  return {{"tilejson", "3.0.0"},
          {"name", fmt::format("UraMost {}, release {}", name, facts.number)},
          {"tiles", json::array({base_url + url})},
          {"minzoom", 0},
          {"maxzoom", deepest_public_zoom},
          {"bounds", box(box_around(*spots, margin_m))},
          {"count", incidents_at(*spots)},
          {"year", or_null(year)},
          {"release", facts.number},
          {"synthetic", facts.synthetic}};
}

std::string public_layer::tile_name(tiles::tile_id tile) const {
  return fmt::format("{}/{}/{}/{}?{}", name, tile.z, tile.x, tile.y, parameters);
}

tiles::tile_id public_tile_of(const request& asked) {
  const auto tile = tile_of(asked);
  if (tile.z > deepest_public_zoom)
    throw error(error_kind::not_found, fmt::format("public maps end at zoom {}", deepest_public_zoom));
  return tile;
}

}  // namespace uramost::http
