#pragma once

#include "print/map_frame.hpp"
#include "print/map_picture.hpp"
#include "print/text.hpp"

namespace uramost::print {

/// Draws what a map shows within its frame, whose upper left corner is the origin: base, layers, names, scale
/// bar, north arrow, and degrees along the edge outside the frame.
void draw_map(cairo_t* context, const typesetter& fonts, const map_picture& picture, const map_frame& frame);

/// Room for the degrees below a map, and to its left.
inline constexpr double degrees_room_pt = 11;

}  // namespace uramost::print
