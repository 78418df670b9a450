#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "print/axes.hpp"
#include "print/plots.hpp"

namespace uramost::print {

namespace {
constexpr double plot_height = 140, above = 20, below = 22, left_room = 44, right_room = 8;
constexpr double bars_part = 0.76;  // of a category's room

value_axis axis_of(const bar_chart& of) {
  double low = 0, high = 0;
  for (const bar_series& series : of.series)
    for (const double value : series.values)
      if (std::isfinite(value)) low = std::min(low, value), high = std::max(high, value);
  return low == high ? axis_over(0, 1) : axis_over(low, high);
}

void draw_bars(cairo_t* context, const bar_chart& of, const value_axis& axis, const rectangle& box) {
  const double room = box.width / static_cast<double>(of.categories.size());
  const double bar = room * bars_part / static_cast<double>(of.series.size());
  for (std::size_t s = 0; s < of.series.size(); ++s)
    for (std::size_t i = 0; i < of.categories.size(); ++i) {
      const double value = of.series[s].values[i];
      if (!std::isfinite(value)) continue;
      const double x =
          box.x + room * (static_cast<double>(i) + (1 - bars_part) / 2) + static_cast<double>(s) * bar;
      const double top = axis.part(std::max(value, 0.0)), bottom = axis.part(std::min(value, 0.0));
      fill_box(context, {x, box.bottom() - top * box.height, bar, (top - bottom) * box.height},
               series_colours[s % series_colours.size()]);
    }
}

/// Every name, or every second, third … where they are long.
void draw_categories(cairo_t* context, const typesetter& fonts, const bar_chart& of, const rectangle& box) {
  const double room = box.width / static_cast<double>(of.categories.size());
  std::vector<text_block> labels;
  double widest = 0;
  for (const std::string& name : of.categories) {
    labels.emplace_back(fonts, name, text_style{.size_pt = 7, .colour = palette::muted, .most_lines = 1}, 90);
    widest = std::max(widest, labels.back().width());
  }
  const auto step = static_cast<std::size_t>(std::max(1.0, std::ceil((widest + 4) / room)));
  for (std::size_t i = 0; i < labels.size(); i += step)
    labels[i].draw(context, box.x + room * (static_cast<double>(i) + 0.5) - labels[i].width() / 2,
                   box.bottom() + 4);
}

void draw_bar_chart(cairo_t* context, const typesetter& fonts, const bar_chart& of, language in,
                    const rectangle& box) {
  const value_axis axis = axis_of(of);
  draw_y_axis(context, fonts, axis, box, in);
  draw_bars(context, of, axis, box);
  const double zero = box.bottom() - axis.part(0) * box.height;
  stroke_line(context, box.x, zero, box.right(), zero, palette::strong_line, 0.8);
  draw_categories(context, fonts, of, box);
  draw_y_name(context, fonts, of.y_label, box);

  std::vector<key_entry> key;
  for (std::size_t s = 0; s < of.series.size(); ++s)
    key.push_back({of.series[s].name, [s](cairo_t* to, const rectangle& sample) {
                     fill_box(to, sample, series_colours[s % series_colours.size()]);
                   }});
  if (key.size() > 1) draw_key(context, fonts, key, box.right(), box.y - above);
}
}  // namespace

plot plot_of(const typesetter& fonts, const bar_chart& of, language in, double width) {
  const bool agree = std::ranges::all_of(
      of.series, [&](const bar_series& one) { return one.values.size() == of.categories.size(); });
  if (of.categories.empty() || of.series.empty() || !agree)
    throw invalid_input("bars need a value for each of their categories", "charts");
  return {above + plot_height + below, [&fonts, of, in, width](cairo_t* context, double x, double y) {
            draw_bar_chart(context, fonts, of, in,
                           {x + left_room, y + above, width - left_room - right_room, plot_height});
          }};
}

}  // namespace uramost::print
