#pragma once

#include "core/lon_lat.hpp"

namespace uramost::index {

/// A position on the square world of Web Mercator (EPSG:3857): x grows eastward from the antimeridian, y
/// southward from 85.05° N, both 0-1. Spherical formulas of Snyder, Map Projections (1987), eq. 7-1 to 7-4.
struct world_position {
  double x = 0;
  double y = 0;
};

/// Latitudes beyond the square are put on its border.
world_position to_world(lon_lat point);

lon_lat from_world(world_position position);

}  // namespace uramost::index
