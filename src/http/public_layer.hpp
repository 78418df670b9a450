#pragma once

#include "http/json.hpp"
#include "http/release_source.hpp"
#include "tiles/tile_id.hpp"

namespace uramost::http {

/// The zoom at which public maps end.
inline constexpr unsigned deepest_public_zoom = publication::publication_rules{}.heat_zoom;

/// A layer of public tiles, as it is asked for.
struct public_layer {
  std::string name;        ///< "heat"
  std::string ending;      ///< "png"
  std::string parameters;  ///< of its tiles' URLs; may be empty
  std::optional<int> year;
  double margin_m = 0;  ///< how far a spot reaches

  /// TileJSON 3, as far as it is the same for all layers.
  json tilejson(const release_reading& reading, const std::string& base_url) const;
  /// Tells a tile from the others of a release: "heat/14/9143/6026?year=2023".
  std::string tile_name(tiles::tile_id tile) const;
};

/// A tile of a public map. Throws not_found for none, and beyond the zoom at which public maps end.
tiles::tile_id public_tile_of(const request& asked);

}  // namespace uramost::http
