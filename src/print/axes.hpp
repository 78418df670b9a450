#pragma once

#include <array>
#include <functional>
#include <string>
#include <vector>

#include "core/language.hpp"
#include "print/text.hpp"
#include "print/value_axis.hpp"

namespace uramost::print {

/// Colours of series, told apart by lightness too: teal, ochre, slate.
inline constexpr std::array<tiles::rgba, 4> series_colours{
    tiles::rgba{11, 90, 107, 255}, {214, 139, 42, 255}, {122, 134, 147, 255}, {72, 50, 110, 255}};

/// The lines and numbers of a vertical axis, with its grid, in and to the left of a box.
void draw_y_axis(cairo_t* context, const typesetter& fonts, const value_axis& axis, const rectangle& box,
                 language in);
/// The numbers below a box.
void draw_x_axis(cairo_t* context, const typesetter& fonts, const value_axis& axis, const rectangle& box,
                 language in);

/// The name of an axis above its upper end, or in the middle below.
void draw_y_name(cairo_t* context, const typesetter& fonts, const std::string& name, const rectangle& box);
void draw_x_name(cairo_t* context, const typesetter& fonts, const std::string& name, const rectangle& box);

/// A sign of a key and its name.
struct key_entry {
  std::string name;
  std::function<void(cairo_t*, const rectangle&)> paint;
};

/// Entries side by side, ending at the right.
void draw_key(cairo_t* context, const typesetter& fonts, const std::vector<key_entry>& entries, double right,
              double y);

}  // namespace uramost::print
