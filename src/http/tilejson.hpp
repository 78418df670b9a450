#pragma once

#include <string>

#include "core/bounding_box.hpp"
#include "http/json.hpp"
#include "http/request.hpp"

namespace uramost::http {

inline constexpr const char* mvt_type = "application/vnd.mapbox-vector-tile";

/// The whole square of Web Mercator.
inline constexpr bounding_box everywhere{-180, -85.0511, 180, 85.0511};

/// To which zoom clients should ask; what they show beyond is these tiles, enlarged.
inline constexpr int deepest_incident_zoom = 18;
inline constexpr int deepest_layer_zoom = 14;

/// What TileJSON says about the one layer of a set of vector tiles.
struct layer_description {
  const char* name;
  const char* about;
  int maxzoom;
  json fields;
};

/// TileJSON 3.0. The tiles are at `path`/{z}/{x}/{y}.mvt and take the parameters `conditions`; their URLs
/// name the version that they are of, so that clients may keep what they got.
json vector_tilejson(const request& asked, const layer_description& layer, const std::string& path,
                     const std::string& conditions, const bounding_box& bounds, std::int64_t version);

}  // namespace uramost::http
