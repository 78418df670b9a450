#include "http/tile_data.hpp"

#include <fmt/format.h>

namespace uramost::http {

std::string_view to_string(tile_data of) { return of == tile_data::vector ? "vector" : "map"; }

std::string tilesets_path(std::string_view collection, tile_data of) {
  return fmt::format("/api/collections/{}{}/tiles", collection, of == tile_data::map ? "/map" : "");
}

std::string tilesets_relation(tile_data of) {
  return fmt::format("http://www.opengis.net/def/rel/ogc/1.0/tilesets-{}", to_string(of));
}

}  // namespace uramost::http
