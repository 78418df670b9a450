#pragma once

#include <functional>
#include <vector>

#include "print/map_picture.hpp"
#include "print/text.hpp"

namespace uramost::print {

/// The legend of a map: a group a layer, and one of the base map's signs.
class legend {
 public:
  /// In columns of `column_width` points, `columns` of them side by side.
  legend(const typesetter& fonts, const map_picture& picture, double column_width, int columns);

  double height() const { return height_; }
  /// With its upper left corner at a point.
  void draw(cairo_t* context, double x, double y) const;

 private:
  struct piece {
    double x, y;
    std::function<void(cairo_t*, double x, double y)> draw;
  };
  std::vector<piece> pieces_;
  double height_ = 0;
};

}  // namespace uramost::print
