#pragma once

#include <vector>

#include "print/map_frame.hpp"
#include "print/scale_bar.hpp"
#include "print/text.hpp"

namespace uramost::print {

/// What stands in the corners of a map: scale bar, north arrow, and that its data are synthetic.
class map_furniture {
 public:
  map_furniture(const typesetter& fonts, const map_picture& picture, const map_frame& frame);

  /// Where no name may be.
  std::vector<rectangle> taken() const;
  void draw(cairo_t* context) const;

 private:
  void draw_scale_bar(cairo_t* context) const;
  void draw_north(cairo_t* context) const;

  scale_bar bar_;
  double north_angle_;
  text_block bar_begin_, bar_end_, north_, synthetic_;
  rectangle bar_box_, north_box_, synthetic_box_;
  bool is_synthetic_;
};

/// Longitudes below and latitudes to the left of a map, at round minutes.
void draw_degrees(cairo_t* context, const typesetter& fonts, const map_frame& frame);

}  // namespace uramost::print
