#pragma once

#include "index/morton.hpp"
#include "index/web_mercator.hpp"
#include "tiles/tile_id.hpp"

/// Ground metres on the square world of Web Mercator (world positions 0-1, y southward).
///
/// With λ, ψ the longitude and isometric latitude, the haversine formula becomes
/// sin²(d/2R) = cos φ₁ cos φ₂ (cosh Δψ − cos Δλ) / 2, for cos φ = 1 / cosh ψ. Up to 80 km, the farthest a
/// kernel reaches, that is d² = R² cos φ₁ cos φ₂ (Δλ² + Δψ²) to within 0.01 % below 70° of latitude: a circle
/// in Mercator, whose size depends on the two latitudes alone. Distances agree with `distance_m` of core.
namespace uramost::tiles {

/// Cosine of the latitude at world y.
double cos_latitude(double y);

/// Ground metres that the whole width of the world stands for at a scale of one (the equator), 40,030 km.
double equator_m();

/// Square of the ground distance, m².
double ground_distance2(index::world_position a, index::world_position b);

/// A rectangle of world positions.
struct world_box {
  double west = 0, north = 0, east = 0, south = 0;
};

/// The smallest box that holds everything within `reach_m` on the ground of `box`, cut at the world's border.
world_box grown(const world_box& box, double reach_m);

/// The cells that a box touches.
index::cell_box cells_of(const world_box& box);
/// What the cells of a box cover.
world_box box_of(const index::cell_box& cells);

/// Cosine of the latitude in a box that is nearest to the equator, where a world step is longest on the
/// ground.
double widest_cos_latitude(const world_box& box);

/// Points in rows from the north-west: `columns` × `rows`, `step` apart, the first at `west`, `north`.
struct world_grid {
  double west = 0, north = 0, step = 0;
  int columns = 0, rows = 0;

  double x(int column) const { return west + column * step; }
  double y(int row) const { return north + row * step; }
  world_box box() const { return {west, north, x(columns - 1), y(rows - 1)}; }
};

/// The pixel centres of a tile of `size` pixels a side.
world_grid pixel_centres(tile_id tile, int size);

}  // namespace uramost::tiles
