#pragma once

#include <optional>
#include <string>

#include "core/lon_lat.hpp"
#include "exchange/gdal.hpp"

namespace uramost::exchange {

/// Turns the geometries of one layer into points in WGS 84. One thread at a time.
class position_finder {
 public:
  /// Throws invalid_input when there is no way from the layer's coordinate system to WGS 84.
  explicit position_finder(OGRLayerH layer);

  /// The point; the centroid of anything else, or, when that lies outside an area, a point on it. Nothing
  /// without geometry; then, and when the geometry cannot be placed, `problem` says why (empty for no
  /// geometry at all).
  std::optional<lon_lat> find(OGRFeatureH feature, std::string& problem) const;

 private:
  bool has_reference_ = false;
  transformation_handle transformation_;  // none: the coordinates are longitude and latitude already
};

}  // namespace uramost::exchange
