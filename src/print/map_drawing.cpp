#include "print/map_drawing.hpp"

#include <cmath>
#include <numbers>

#include "print/look.hpp"
#include "print/map_furniture.hpp"
#include "print/map_names.hpp"
#include "print/map_raster.hpp"

namespace uramost::print {

namespace {
void trace(cairo_t* context, const map_frame& frame, const geodata::ring& ring) {
  bool is_first = true;
  for (const lon_lat position : ring) {
    if (!is_on_earth(position)) continue;
    const page_point at = frame.at(position);
    if (is_first)
      cairo_move_to(context, at.x, at.y);
    else
      cairo_line_to(context, at.x, at.y);
    is_first = false;
  }
  if (!is_first) cairo_close_path(context);
}

void trace(cairo_t* context, const map_frame& frame, const geodata::polygon& polygon) {
  trace(context, frame, polygon.exterior);
  for (const geodata::ring& hole : polygon.holes) trace(context, frame, hole);
}

void trace(cairo_t* context, const map_frame& frame, const map_circle& circle) {
  if (!is_on_earth(circle.centre)) return;
  const page_point at = frame.at(circle.centre);
  cairo_new_sub_path(context);
  cairo_arc(context, at.x, at.y, circle.radius_m / frame.ground_m(), 0, 2 * std::numbers::pi);
}

void draw_land(cairo_t* context, const map_frame& frame, const base_map& base) {
  fill_box(context, {0, 0, frame.width(), frame.height()}, palette::surround);
  for (const bool is_study : {false, true}) {
    for (const base_area& area : base.areas)
      if (area.is_in_study_area == is_study)
        for (const geodata::polygon& part : area.polygons) trace(context, frame, part);
    set_colour(context, is_study ? palette::study : palette::land);
    cairo_fill(context);
  }
}

void draw_borders(cairo_t* context, const map_frame& frame, const base_map& base) {
  cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
  for (const bool is_study : {false, true}) {
    for (const base_area& area : base.areas)
      if (area.is_in_study_area == is_study)
        for (const geodata::polygon& part : area.polygons) trace(context, frame, part);
    set_colour(context, is_study ? palette::study_border : palette::border);
    cairo_set_line_width(context, is_study ? 0.9 : 0.6);
    cairo_stroke(context);
  }
}

/// The areas of a class are one path: no seam shows between those that touch.
void draw_areas(cairo_t* context, const map_frame& frame, const map_layer& layer, bool are_filled) {
  for (std::size_t i = 0; i < layer.classes.size(); ++i) {
    if (is_filled(layer.classes[i].drawn) != are_filled) continue;
    cairo_new_path(context);
    for (const map_area& area : layer.areas)
      if (area.in_class == i) trace(context, frame, area.shape);
    for (const map_circle& circle : layer.circles)
      if (circle.in_class == i) trace(context, frame, circle);
    paint_area(context, layer.classes[i]);
  }
}

void draw_points(cairo_t* context, const map_frame& frame, const map_layer& layer) {
  for (const map_point& point : layer.points)
    if (point.in_class < layer.classes.size() && is_on_earth(point.at))
      paint_point(context, layer.classes[point.in_class], frame.at(point.at));
}
}  // namespace

void draw_map(cairo_t* context, const typesetter& fonts, const map_picture& picture, const map_frame& frame) {
  const rectangle whole{0, 0, frame.width(), frame.height()};
  {
    const saved_state state(context);
    cairo_rectangle(context, whole.x, whole.y, whole.width, whole.height);
    cairo_clip(context);
    draw_land(context, frame, picture.base);
    for (const map_layer& layer : picture.layers) {
      if (layer.raster) draw_raster(context, frame, *layer.raster, layer.classes);
      draw_areas(context, frame, layer, true);
    }
    draw_borders(context, frame, picture.base);
    for (const map_layer& layer : picture.layers) draw_areas(context, frame, layer, false);
    for (const map_layer& layer : picture.layers) draw_points(context, frame, layer);
    const map_furniture furniture(fonts, picture, frame);
    draw_names(context, fonts, picture, frame, furniture.taken());
    furniture.draw(context);
  }
  draw_degrees(context, fonts, frame);
  stroke_box(context, whole, palette::muted, 0.8);
}

}  // namespace uramost::print
