#pragma once

#include <span>

#include "print/cairo.hpp"
#include "print/map_frame.hpp"

namespace uramost::print {

/// Draws the cells of a raster in the colours of their classes, as a picture of 150 pixels an inch.
void draw_raster(cairo_t* context, const map_frame& frame, const map_raster& raster,
                 std::span<const map_class> classes);

}  // namespace uramost::print
