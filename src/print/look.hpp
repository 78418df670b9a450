#pragma once

#include "print/cairo.hpp"
#include "print/map_picture.hpp"

namespace uramost::print {

/// Draws the current path as an area of a class, and takes the path.
void paint_area(cairo_t* context, const map_class& of);

/// True for the looks that hide what lies below, and so come before borders.
bool is_filled(look drawn);

/// Draws a point of a class.
void paint_point(cairo_t* context, const map_class& of, page_point at);

/// The dot of a seat (rank 0) or of a settlement.
void paint_place(cairo_t* context, page_point at, int rank);

/// What the legend shows of a class: a piece of area, or a point in the middle.
void paint_sample(cairo_t* context, const map_class& of, const rectangle& box);

}  // namespace uramost::print
