#pragma once

#include <span>

#include "print/map_frame.hpp"
#include "print/text.hpp"

namespace uramost::print {

/// Writes the names of what a map shows, none over another: labels of circles and points, seats, settlements
/// where the scale has room for them, municipalities. Nothing is written on what is `taken`.
void draw_names(cairo_t* context, const typesetter& fonts, const map_picture& picture, const map_frame& frame,
                std::span<const rectangle> taken);

}  // namespace uramost::print
