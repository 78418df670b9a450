#pragma once

#include <string>

#include "tiles/heat_legend.hpp"
#include "tiles/heat_surface.hpp"
#include "tiles/tile_id.hpp"

namespace uramost::tiles {

/// A surface in a tile as areas of its legend's classes, for clients that choose their own colours: the layer
/// `heat` of a Mapbox Vector Tile. No bytes where nothing reaches the first break.
///
/// The tile is cut into 64 × 64 squares of the class at their centre, and the squares of a class are joined
/// to one feature of rectangles, with `class` (0 is the lowest) and its densities `from_per_km2` and, but for
/// the highest class, `to_per_km2`. Classes neither overlap nor leave gaps, across tiles too.
std::string heat_cells(const heat_surface& surface, const heat_legend& legend, tile_id tile);

}  // namespace uramost::tiles
