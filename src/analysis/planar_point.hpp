#pragma once

#include <span>

namespace uramost::analysis {

/// A position on a plane: metres east and north, or whatever unit a file has.
struct planar_point {
  double x = 0, y = 0;

  friend bool operator==(const planar_point&, const planar_point&) = default;
};

/// An axis-parallel rectangle of the plane, with its sides.
struct planar_box {
  double min_x = 0, max_x = 0, min_y = 0, max_y = 0;

  double width() const { return max_x - min_x; }
  double height() const { return max_y - min_y; }
  double short_side() const { return width() < height() ? width() : height(); }
  double diagonal() const;

  friend bool operator==(const planar_box&, const planar_box&) = default;
};

/// The smallest box with all points; all zero when there are none.
planar_box bounding_box_of(std::span<const planar_point> points);

}  // namespace uramost::analysis
