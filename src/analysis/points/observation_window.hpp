#pragma once

#include <span>
#include <vector>

#include "analysis/planar_point.hpp"

namespace uramost::analysis {

/// A straight piece of a window's border.
struct border_piece {
  planar_point from, to;
};

/// Where a pattern of points was looked for: outside of it nothing is known. A rectangle, or polygons with
/// holes. Closed: its border belongs to it. Immutable; all threads may ask.
class observation_window {
 public:
  /// Throws invalid_input (field `window`) when it has no area, or a side that is no number.
  explicit observation_window(const planar_box& rectangle);

  /// Rings of at least three corners, closed or not. A ring inside an odd number of others is a hole, however
  /// it is turned; rings that are an axis-parallel rectangle are one. Throws invalid_input (field `window`)
  /// when there is no area.
  explicit observation_window(std::vector<std::vector<planar_point>> rings);

  bool is_rectangle() const { return is_rectangle_; }
  const planar_box& box() const { return box_; }
  double area() const { return area_; }
  double perimeter() const;
  std::span<const border_piece> border() const { return border_; }

  /// Also what is a billionth of the window's extent outside, which is how coordinates are rounded.
  bool contains(planar_point at) const;
  /// Never negative.
  double distance_to_border(planar_point at) const;

  /// Whether it is inside by its corners alone: half of what lies on the border.
  bool surrounds(planar_point at) const;

 private:
  void sort_into_rows();
  std::size_t row(double y) const;

  planar_box box_;
  bool is_rectangle_ = false;
  double area_ = 0;
  std::vector<border_piece> border_;
  std::vector<border_piece> by_row_;     // of polygons: again, in each row of the box that they touch
  std::vector<std::size_t> row_starts_;  // and the end
};

/// Distance of a position to a straight piece.
double distance_to(const border_piece& piece, planar_point at);

/// The smallest rectangle with all points. Throws as the window's constructor does.
observation_window window_around(std::span<const planar_point> points);

}  // namespace uramost::analysis
