#pragma once

#include <span>
#include <vector>

#include "core/lon_lat.hpp"
#include "tiles/tile_id.hpp"
#include "tiles/vector_layer.hpp"

namespace uramost::tiles {

/// How far around a tile polygons go on, so that a line drawn along their border is never cut off in sight.
inline constexpr std::int32_t buffer_units = 64;

/// The rings of one polygon in a tile, ready for `vector_layer::add_polygon`: clipped to the tile with its
/// buffer (Sutherland & Hodgman 1974; parts that the border separates stay joined along it, outside the
/// tile), no ring without area. None when nothing of the polygon is seen.
///
/// `exterior` and `holes` are closed rings of WGS 84 positions, in either direction. Corners are moved onto
/// the world's grid and equal neighbours dropped: a rule that looks at a corner alone, so that areas that
/// share a border in the data share it in the tile, without gap or overlap.
std::vector<unit_ring> unit_rings(const std::vector<lon_lat>& exterior,
                                  std::span<const std::vector<lon_lat>> holes, tile_id tile);

}  // namespace uramost::tiles
