#include "print/cairo.hpp"

#include <cmath>
#include <string>

#include "core/error.hpp"

namespace uramost::print {

void check(cairo_status_t status) {
  if (status != CAIRO_STATUS_SUCCESS)
    throw error(error_kind::internal, "drawing failed: " + std::string(cairo_status_to_string(status)));
}

tiles::rgba on_paper(tiles::rgba colour) {
  const auto mixed = [&](std::uint8_t part) {
    return static_cast<std::uint8_t>(std::lround(255 + (part - 255) * (colour.alpha / 255.0)));
  };
  return {mixed(colour.red), mixed(colour.green), mixed(colour.blue), 255};
}

void set_colour(cairo_t* context, tiles::rgba colour) {
  cairo_set_source_rgba(context, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0,
                        colour.alpha / 255.0);
}

void fill_box(cairo_t* context, const rectangle& box, tiles::rgba colour) {
  set_colour(context, colour);
  cairo_rectangle(context, box.x, box.y, box.width, box.height);
  cairo_fill(context);
}

void stroke_box(cairo_t* context, const rectangle& box, tiles::rgba colour, double width) {
  set_colour(context, colour);
  cairo_set_line_width(context, width);
  cairo_rectangle(context, box.x, box.y, box.width, box.height);
  cairo_stroke(context);
}

void stroke_line(cairo_t* context, double x0, double y0, double x1, double y1, tiles::rgba colour,
                 double width) {
  set_colour(context, colour);
  cairo_set_line_width(context, width);
  cairo_move_to(context, x0, y0);
  cairo_line_to(context, x1, y1);
  cairo_stroke(context);
}

}  // namespace uramost::print
