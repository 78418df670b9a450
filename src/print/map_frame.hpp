#pragma once

#include "core/bounding_box.hpp"
#include "print/map_picture.hpp"
#include "print/rectangle.hpp"

namespace uramost::print {

/// Where a position of the Earth is on a map of a given size. The scale is the same along both axes.
class map_frame {
 public:
  /// The whole extent, in the middle of a frame of `width` × `height` points. An extent of less than a
  /// kilometre is rounded out to one. Throws invalid_input, field `bbox`, as `map_png` says.
  map_frame(map_projection projection, const bounding_box& extent, double width, double height);

  /// Height by width of an extent on the map.
  static double shape(map_projection projection, const bounding_box& extent);

  /// Points from the frame's upper left corner; farther out than a wide margin it is held at the margin.
  page_point at(lon_lat position) const;
  lon_lat from(page_point at) const;

  double width() const { return width_; }
  double height() const { return height_; }
  /// Metres on the ground, on the ellipsoid, that a point to the east stands for in the middle of the map.
  double ground_m() const { return ground_m_; }
  /// What "1 : n" says of it on paper.
  double scale_denominator() const;
  /// From up to true north in the middle of the map, radians clockwise.
  double north_angle() const;

 private:
  map_projection projection_;
  double width_, height_;
  double middle_x_ = 0, middle_y_ = 0;  // projected, metres
  double unit_m_ = 1;                   // projected metres a point
  double ground_m_ = 1;
};

}  // namespace uramost::print
