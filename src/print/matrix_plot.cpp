#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "print/plots.hpp"
#include "print/written.hpp"

namespace uramost::print {

namespace {
constexpr double most_label_width = 120, cell_height = 17, heading_height = 13;
constexpr text_style label_style{.size_pt = 8, .most_lines = 1};
constexpr std::size_t shades = 64;

/// White paper to dark blue; zero is paper.
tiles::rgba shade(double part) {
  static const std::vector<tiles::rgba> ramp = tiles::ramp_colours("blues", shades);
  if (!(part > 0)) return palette::white;
  tiles::rgba colour = ramp[static_cast<std::size_t>(std::min(part, 1.0) * (shades - 1))];
  colour.alpha = 255;
  return colour;
}

double label_width_of(const typesetter& fonts, const matrix_chart& of) {
  double widest = 0;
  for (const std::string& row : of.rows)
    widest = std::max(widest, text_block(fonts, row, label_style).width());
  return std::min(widest, most_label_width) + 8;
}

void draw_matrix(cairo_t* context, const typesetter& fonts, const matrix_chart& of, language in, double width,
                 double x, double y) {
  const std::size_t columns = of.columns.size();
  const double label_width = label_width_of(fonts, of);
  const double cell_width = (width - label_width) / static_cast<double>(columns);
  double most = 0;
  for (const double value : of.values)
    if (std::isfinite(value)) most = std::max(most, value);

  const auto centred = [&](const std::string& text, const text_style& style, const rectangle& box) {
    const text_block block(fonts, text, style);
    if (block.width() <= box.width)
      block.draw(context, box.x + (box.width - block.width()) / 2, box.y + (box.height - block.height()) / 2);
  };
  for (std::size_t column = 0; column < columns; ++column)
    centred(of.columns[column], {.size_pt = 6.5, .colour = palette::muted},
            {x + label_width + static_cast<double>(column) * cell_width, y, cell_width, heading_height});
  for (std::size_t row = 0; row < of.rows.size(); ++row) {
    const double top = y + heading_height + static_cast<double>(row) * cell_height;
    const text_block label(fonts, of.rows[row], label_style, label_width - 6);
    label.draw(context, x, top + (cell_height - label.height()) / 2);
    for (std::size_t column = 0; column < columns; ++column) {
      const double value = of.values[row * columns + column];
      const double part = most > 0 ? value / most : 0;
      const rectangle box{x + label_width + static_cast<double>(column) * cell_width, top, cell_width,
                          cell_height};
      fill_box(context, box, shade(part));
      stroke_box(context, box, palette::line, 0.4);
      if (!std::isfinite(value)) continue;
      constexpr double dark_from = 0.66;
      centred(written(in, value, of.decimals),
              {.size_pt = 6.5, .colour = part >= dark_from ? palette::white : palette::ink}, box);
    }
  }
}
}  // namespace

plot plot_of(const typesetter& fonts, const matrix_chart& of, language in, double width) {
  if (of.columns.empty() || of.values.size() != of.rows.size() * of.columns.size())
    throw invalid_input("a matrix needs a value for each of its rows and columns", "charts");
  return {heading_height + static_cast<double>(of.rows.size()) * cell_height,
          [&fonts, of, in, width](cairo_t* context, double x, double y) {
            draw_matrix(context, fonts, of, in, width, x, y);
          }};
}

}  // namespace uramost::print
