#pragma once

namespace uramost::print {

/// A place on paper, points (1/72 inch) from the upper left corner, y downward.
struct page_point {
  double x = 0, y = 0;
};

/// Points, from the upper left corner.
struct rectangle {
  double x = 0, y = 0, width = 0, height = 0;

  double right() const { return x + width; }
  double bottom() const { return y + height; }
  bool overlaps(const rectangle& other) const {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }
  bool contains(const rectangle& other) const {
    return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
  }
};

}  // namespace uramost::print
