#include "print/map_furniture.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>

#include "print/words.hpp"
#include "print/written.hpp"

namespace uramost::print {

namespace {
constexpr double edge = 8, padding = 5, bar_height = 3.5, arrow_height = 20;
constexpr text_style small{.size_pt = 7, .colour = palette::ink};
constexpr tiles::rgba ground{255, 255, 255, 240};

scale_bar bar_for(const map_frame& frame) {
  return scale_bar_for(frame.ground_m(), std::min(130.0, frame.width() * 0.35));
}

std::string written_length(language in, double metres) {
  return metres >= 1000 ? written_shortly(in, metres / 1000) + " km" : written_shortly(in, metres) + " m";
}
}  // namespace

map_furniture::map_furniture(const typesetter& fonts, const map_picture& picture, const map_frame& frame)
    : bar_(bar_for(frame)),
      north_angle_(frame.north_angle()),
      bar_begin_(fonts, "0", small),
      bar_end_(fonts, written_length(picture.in, bar_.length_m), small),
      north_(fonts, in(picture.in, word::north), {.size_pt = 8, .is_bold = true}),
      synthetic_(fonts, in(picture.in, word::synthetic),
                 {.size_pt = 7, .is_bold = true, .colour = palette::caution}),
      is_synthetic_(picture.is_synthetic) {
  const double bar_width = bar_.length_pt + bar_end_.width() / 2 + 2 * padding + 2;
  const double box_height = bar_end_.height() + bar_height + 2 * padding - 1;
  bar_box_ = {edge, frame.height() - edge - box_height, bar_width, box_height};
  north_box_ = {frame.width() - edge - 20, edge, 20, arrow_height + north_.height() + 4};
  const double width = synthetic_.width() + 2 * padding;
  synthetic_box_ = {edge, edge, width, synthetic_.height() + padding};
}

std::vector<rectangle> map_furniture::taken() const {
  std::vector<rectangle> boxes{bar_box_, north_box_};
  if (is_synthetic_) boxes.push_back(synthetic_box_);
  return boxes;
}

void map_furniture::draw(cairo_t* context) const {
  draw_scale_bar(context);
  draw_north(context);
  if (!is_synthetic_) return;
  fill_box(context, synthetic_box_, palette::caution_soft);
  synthetic_.draw(context, synthetic_box_.x + padding, synthetic_box_.y + padding / 2);
}

void map_furniture::draw_scale_bar(cairo_t* context) const {
  fill_box(context, bar_box_, ground);
  const double x = bar_box_.x + padding, y = bar_box_.bottom() - padding - bar_height;
  fill_box(context, {x, y, bar_.length_pt, bar_height}, palette::white);
  for (const double quarter : {0, 2})
    fill_box(context, {x + quarter * bar_.length_pt / 4, y, bar_.length_pt / 4, bar_height}, palette::ink);
  stroke_box(context, {x, y, bar_.length_pt, bar_height}, palette::ink, 0.5);
  const double text_y = bar_box_.y + padding - 2;
  bar_begin_.draw(context, x, text_y);
  bar_end_.draw(context, x + bar_.length_pt - bar_end_.width() / 2, text_y);
}

/// Points to true north, which is not quite up on a grid.
void map_furniture::draw_north(cairo_t* context) const {
  const double x = north_box_.x + north_box_.width / 2;
  const double tip = north_box_.y + north_.height() + 2;
  fill_box(context, north_box_, ground);
  north_.draw(context, x - north_.width() / 2, north_box_.y + 1);

  const saved_state state(context);
  cairo_translate(context, x, tip + arrow_height / 2);
  cairo_rotate(context, north_angle_);
  constexpr double half = arrow_height / 2, wide = 5.5;
  for (const double side : {-1.0, 1.0}) {
    cairo_move_to(context, 0, -half);
    cairo_line_to(context, side * wide, half);
    cairo_line_to(context, 0, half - 4.5);
    cairo_close_path(context);
    set_colour(context, side < 0 ? palette::ink : palette::white);
    cairo_fill_preserve(context);
    set_colour(context, palette::ink);
    cairo_set_line_width(context, 0.6);
    cairo_stroke(context);
  }
}

namespace {
/// Minutes between ticks: three to seven of them.
double tick_step(double degrees) {
  for (const int minutes : {1, 2, 5, 10, 15, 30, 60, 120, 300})
    if (degrees * 60 / minutes <= 6) return minutes / 60.0;
  return 10;
}

std::string written_degrees(double degrees) {
  const auto minutes = static_cast<int>(std::lround(degrees * 60));
  return fmt::format("{}{}°{:02}′", minutes < 0 ? "\u2212" : "", std::abs(minutes) / 60,
                     std::abs(minutes) % 60);
}

/// Where a coordinate that grows from `from` to `to` along an edge has a value.
template <class Coordinate>
double crossing(double from, double to, double value, const Coordinate& coordinate) {
  for (int i = 0; i < 40; ++i) {
    const double middle = (from + to) / 2;
    (coordinate(middle) < value ? from : to) = middle;
  }
  return from;
}
}  // namespace

void draw_degrees(cairo_t* context, const typesetter& fonts, const map_frame& frame) {
  constexpr double tick = 3, label_room = 12;
  constexpr text_style style{.size_pt = 6, .colour = palette::muted};
  const auto longitude = [&](double x) { return frame.from({x, frame.height()}).lon; };
  const auto latitude = [&](double up) { return frame.from({0, frame.height() - up}).lat; };

  const double lon_step = tick_step(longitude(frame.width()) - longitude(0));
  for (double k = std::ceil(longitude(0) / lon_step); k * lon_step < longitude(frame.width()); ++k) {
    const double x = crossing(0, frame.width(), k * lon_step, longitude);
    stroke_line(context, x, frame.height(), x, frame.height() + tick, palette::muted, 0.5);
    const text_block label(fonts, written_degrees(k * lon_step), style);
    if (x > label_room && x < frame.width() - label_room)
      label.draw(context, x - label.width() / 2, frame.height() + tick);
  }
  const double lat_step = tick_step(latitude(frame.height()) - latitude(0));
  for (double k = std::ceil(latitude(0) / lat_step); k * lat_step < latitude(frame.height()); ++k) {
    const double y = frame.height() - crossing(0, frame.height(), k * lat_step, latitude);
    stroke_line(context, -tick, y, 0, y, palette::muted, 0.5);
    const text_block label(fonts, written_degrees(k * lat_step), style);
    if (y < label_room || y > frame.height() - label_room) continue;
    const saved_state state(context);
    cairo_translate(context, -tick - label.height(), y + label.width() / 2);
    cairo_rotate(context, -1.5707963267948966);
    label.draw(context, 0, 0);
  }
}

}  // namespace uramost::print
