#pragma once

#include <optional>

#include "print/legend.hpp"
#include "print/map_frame.hpp"
#include "print/text.hpp"

namespace uramost::print {

/// A map with all that belongs to it: caption, legend (beside a tall map, below a wide one), projection and
/// where the geography is from. Degrees of latitude hang in the margin to its left. Keeps references to
/// picture and fonts.
class map_sheet {
 public:
  /// `says_scale`: on paper a scale has a meaning, on a screen it has none. Throws as `map_png` does.
  map_sheet(const typesetter& fonts, const map_picture& picture, double width, double most_map_height,
            bool says_scale);

  double height() const;
  void draw(cairo_t* context, double x, double y) const;

 private:
  double map_top() const;
  double map_bottom() const;

  const typesetter& fonts_;
  const map_picture& picture_;
  bool legend_beside_;
  map_frame frame_;
  std::optional<text_block> caption_;
  legend legend_;
  text_block attribution_;
};

}  // namespace uramost::print
