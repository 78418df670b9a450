#pragma once

#include <string>
#include <string_view>

namespace uramost::http {

/// What tiles hold: features, or pictures of them (`dataType` of OGC 17-083r4).
enum class tile_data { vector, map };

std::string_view to_string(tile_data of);

/// Where the tilesets of a collection are: "/api/collections/incidents/map/tiles".
std::string tilesets_path(std::string_view collection, tile_data of);

/// How a link says that it leads there.
std::string tilesets_relation(tile_data of);

}  // namespace uramost::http
