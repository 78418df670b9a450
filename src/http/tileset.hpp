#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "http/collections/small_collections.hpp"
#include "http/tile_data.hpp"
#include "tiles/tile_id.hpp"

namespace uramost::http {

/// What all tilesets are cut by.
inline constexpr const char* tile_matrix_set_id = "WebMercatorQuad";
inline constexpr const char* tile_matrix_set_uri =
    "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad";

/// What a route's handler does (http/router.hpp).
using tile_handler = std::function<response(const request&)>;

/// How a tile may be written.
struct tile_format {
  std::string name;  ///< as the parameter `f` has it
  std::string media_type;
  tile_handler answer;  ///< finds the tile in the captures `z`, `x` and `y`
};

/// Tiles of one collection, as OGC API - Tiles (20-057) and WMTS offer them. How they are drawn and described
/// is what /tiles/… does. Immutable, safe for many threads.
struct tileset {
  shared_collection of;
  tile_data data;
  accounts::permission needs;  ///< to have any of it
  localized_name title;
  unsigned deepest_zoom;
  tile_handler tilejson;             ///< throws not_found when there is nothing to have tiles of
  std::vector<tile_format> formats;  ///< the first unless another is asked for

  /// "/api/collections/incidents/map/tiles/WebMercatorQuad"
  std::string path() const { return tilesets_path(of->about().id, data) + '/' + tile_matrix_set_id; }

  /// Where a tile is, called "WebMercatorQuad/9/188/285" or by a template, for these conditions.
  std::string tile_address(const std::string& tile, const tile_format& format,
                           const std::string& conditions) const;

  /// The tile of these numbers. Throws not_found for none, and below the deepest zoom.
  tiles::tile_id tile(const std::string& matrix, const std::string& row, const std::string& column) const;

  /// The TileJSON for these conditions (a query string). Throws what its handler does.
  response described(request asked, std::string conditions) const;

  /// What a request for a tile is answered, as far as it can be at once; `conditions` is its query string
  /// without what says where and in which format. An answer that depends on Accept says so.
  response answer(request asked, const tile_format& format, tiles::tile_id at, std::string conditions) const;
};

using shared_tileset = std::shared_ptr<const tileset>;

/// What a tileset's TileJSON says of it.
struct tileset_facts {
  bounding_box bounds;
  std::string about;       ///< may be empty
  std::string conditions;  ///< the query string that its tiles are asked for with; may be empty
  bool is_synthetic = false;
  json layer;  ///< of its vector tiles: id, description, fields; null for maps
};

/// Facts for these conditions. Throws what the TileJSON's handler does.
tileset_facts facts_of(const tileset& of, request asked, std::string conditions);

}  // namespace uramost::http
