#include "print/look.hpp"

#include <cmath>
#include <numbers>

#include "print/palette.hpp"

namespace uramost::print {

namespace {
constexpr double outline_pt = 1.6, hatch_pt = 0.7, hatch_step_pt = 3.6, dot_radius_pt = 2.2;
constexpr tiles::rgba hatch_on_fill{23, 33, 43, 255};

/// Lines at 45° through the current path, which is kept; they go through the paper's origin, so that areas
/// that touch are hatched as one.
void hatch(cairo_t* context, tiles::rgba colour, bool rises) {
  const saved_state state(context);
  cairo_path_t* path = cairo_copy_path(context);
  cairo_clip(context);
  double left = 0, top = 0, right = 0, bottom = 0;
  cairo_clip_extents(context, &left, &top, &right, &bottom);
  const double tall = bottom - top;
  const double first = rises ? left + top : left - bottom, last = rises ? right + bottom : right - top;
  for (double at = std::floor(first / hatch_step_pt) * hatch_step_pt; at <= last; at += hatch_step_pt) {
    // x + y = at, or x − y = at
    cairo_move_to(context, rises ? at - top : at + top, top);
    cairo_rel_line_to(context, rises ? -tall : tall, tall);
  }
  set_colour(context, colour);
  cairo_set_line_width(context, hatch_pt);
  cairo_stroke(context);
  cairo_append_path(context, path);
  cairo_path_destroy(path);
}

void diamond(cairo_t* context, page_point at, double radius) {
  cairo_move_to(context, at.x, at.y - radius);
  cairo_line_to(context, at.x + radius, at.y);
  cairo_line_to(context, at.x, at.y + radius);
  cairo_line_to(context, at.x - radius, at.y);
  cairo_close_path(context);
}
}  // namespace

bool is_filled(look drawn) {
  return drawn == look::filled || drawn == look::filled_hatched || drawn == look::filled_back_hatched;
}

void paint_area(cairo_t* context, const map_class& of) {
  const tiles::rgba colour = on_paper(of.colour);
  set_colour(context, colour);
  if (is_filled(of.drawn)) cairo_fill_preserve(context);
  switch (of.drawn) {
    case look::filled_hatched:
      hatch(context, hatch_on_fill, true);
      break;
    case look::filled_back_hatched:
      hatch(context, hatch_on_fill, false);
      break;
    case look::hatched:
      hatch(context, colour, true);
      break;
    case look::back_hatched:
      hatch(context, colour, false);
      break;
    case look::outlined:
      cairo_set_line_width(context, outline_pt);
      cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
      cairo_stroke_preserve(context);
      break;
    default:
      break;
  }
  cairo_new_path(context);
}

void paint_point(cairo_t* context, const map_class& of, page_point at) {
  cairo_new_path(context);
  if (of.drawn == look::diamond)
    diamond(context, at, dot_radius_pt * 1.4);
  else
    cairo_arc(context, at.x, at.y, dot_radius_pt, 0, 2 * std::numbers::pi);
  set_colour(context, on_paper(of.colour));
  cairo_fill_preserve(context);
  set_colour(context, palette::white);
  cairo_set_line_width(context, 0.5);
  cairo_stroke(context);
}

void paint_place(cairo_t* context, page_point at, int rank) {
  cairo_new_path(context);
  cairo_arc(context, at.x, at.y, rank == 0 ? 2.1 : 1.4, 0, 2 * std::numbers::pi);
  set_colour(context, palette::white);
  cairo_fill_preserve(context);
  set_colour(context, palette::ink);
  cairo_set_line_width(context, rank == 0 ? 1.1 : 0.7);
  cairo_stroke(context);
}

void paint_sample(cairo_t* context, const map_class& of, const rectangle& box) {
  if (of.drawn == look::dot || of.drawn == look::diamond) {
    paint_point(context, of, {box.x + box.width / 2, box.y + box.height / 2});
    return;
  }
  cairo_rectangle(context, box.x, box.y, box.width, box.height);
  paint_area(context, of);
  if (of.drawn != look::outlined) stroke_box(context, box, palette::strong_line, 0.4);
}

}  // namespace uramost::print
