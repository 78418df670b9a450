#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "core/error.hpp"
#include "print/axes.hpp"
#include "print/plots.hpp"

namespace uramost::print {

namespace {
constexpr double plot_height = 170, above = 20, below = 28, left_room = 44, right_room = 8;
constexpr tiles::rgba band_colour{214, 222, 229, 255};

struct span_of_values {
  double low = std::numeric_limits<double>::infinity(), high = -std::numeric_limits<double>::infinity();
  void take(const std::vector<double>& values) {
    for (const double value : values)
      if (std::isfinite(value)) low = std::min(low, value), high = std::max(high, value);
  }
  value_axis axis(int steps) const { return axis_over(low, high, steps); }
};

/// Where values are in the plot; not what is no number.
struct scales {
  rectangle box;
  value_axis x, y;
  std::optional<page_point> at(double x_value, double y_value) const {
    if (!std::isfinite(x_value) || !std::isfinite(y_value)) return std::nullopt;
    return page_point{box.x + x.part(x_value) * box.width, box.bottom() - y.part(y_value) * box.height};
  }
};

scales scales_of(const line_chart& of, const rectangle& box) {
  span_of_values x, y;
  for (const line_series& line : of.lines) x.take(line.x), y.take(line.y);
  for (const line_band& band : of.bands) x.take(band.x), y.take(band.low), y.take(band.high);
  return {box, x.axis(8), y.axis(5)};
}

void draw_band(cairo_t* context, const scales& in, const line_band& band) {
  cairo_new_path(context);
  for (std::size_t i = 0; i < band.x.size(); ++i)
    if (const auto at = in.at(band.x[i], band.high[i])) cairo_line_to(context, at->x, at->y);
  for (std::size_t i = band.x.size(); i-- > 0;)
    if (const auto at = in.at(band.x[i], band.low[i])) cairo_line_to(context, at->x, at->y);
  cairo_close_path(context);
  set_colour(context, band_colour);
  cairo_fill(context);
}

void set_stroke(cairo_t* context, const line_series& line, tiles::rgba colour) {
  constexpr double dash[] = {4, 2.5};
  set_colour(context, colour);
  cairo_set_line_width(context, line.is_dashed ? 1 : 1.5);
  cairo_set_dash(context, dash, line.is_dashed ? 2 : 0, 0);
}

void draw_line(cairo_t* context, const scales& in, const line_series& line, tiles::rgba colour) {
  const saved_state state(context);
  cairo_new_path(context);
  bool is_begun = false;
  for (std::size_t i = 0; i < line.x.size(); ++i) {
    const auto at = in.at(line.x[i], line.y[i]);
    if (at && is_begun) cairo_line_to(context, at->x, at->y);
    if (at && !is_begun) cairo_move_to(context, at->x, at->y);
    is_begun = at.has_value();
  }
  cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
  set_stroke(context, line, colour);
  cairo_stroke(context);
}

std::vector<key_entry> key_of(const line_chart& of) {
  std::vector<key_entry> key;
  for (std::size_t i = 0; i < of.lines.size(); ++i)
    key.push_back({of.lines[i].name, [line = of.lines[i], i](cairo_t* context, const rectangle& box) {
                     const saved_state state(context);
                     cairo_move_to(context, box.x, box.y + box.height / 2);
                     cairo_rel_line_to(context, box.width, 0);
                     set_stroke(context, line, series_colours[i % series_colours.size()]);
                     cairo_stroke(context);
                   }});
  for (const line_band& band : of.bands)
    key.push_back(
        {band.name, [](cairo_t* context, const rectangle& box) { fill_box(context, box, band_colour); }});
  return key;
}

void require_lengths(const line_chart& of) {
  const bool lines_agree =
      std::ranges::all_of(of.lines, [](const line_series& line) { return line.x.size() == line.y.size(); });
  const bool bands_agree = std::ranges::all_of(of.bands, [](const line_band& band) {
    return band.x.size() == band.low.size() && band.x.size() == band.high.size();
  });
  if (!lines_agree || !bands_agree) throw invalid_input("a line needs as many x as y", "charts");
}
}  // namespace

plot plot_of(const typesetter& fonts, const line_chart& of, language in, double width) {
  require_lengths(of);
  return {above + plot_height + below, [&fonts, of, in, width](cairo_t* context, double x, double y) {
            const rectangle box{x + left_room, y + above, width - left_room - right_room, plot_height};
            const scales scale = scales_of(of, box);
            draw_y_axis(context, fonts, scale.y, box, in);
            for (const line_band& band : of.bands) draw_band(context, scale, band);
            draw_x_axis(context, fonts, scale.x, box, in);
            for (std::size_t i = of.lines.size(); i-- > 0;)
              draw_line(context, scale, of.lines[i], series_colours[i % series_colours.size()]);
            draw_y_name(context, fonts, of.y_label, box);
            draw_x_name(context, fonts, of.x_label, box);
            draw_key(context, fonts, key_of(of), box.right(), y);
          }};
}

}  // namespace uramost::print
