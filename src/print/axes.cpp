#include "print/axes.hpp"

#include "print/written.hpp"

namespace uramost::print {

namespace {
constexpr text_style numbers{.size_pt = 7, .colour = palette::muted};
constexpr text_style names{.size_pt = 7.5, .colour = palette::muted};
}  // namespace

void draw_y_axis(cairo_t* context, const typesetter& fonts, const value_axis& axis, const rectangle& box,
                 language in) {
  for (const double tick : axis.ticks) {
    const double y = box.bottom() - axis.part(tick) * box.height;
    stroke_line(context, box.x, y, box.right(), y, palette::line, 0.5);
    const text_block label(fonts, written(in, tick, axis.decimals), numbers);
    label.draw(context, box.x - label.width() - 5, y - label.height() / 2);
  }
}

void draw_x_axis(cairo_t* context, const typesetter& fonts, const value_axis& axis, const rectangle& box,
                 language in) {
  for (const double tick : axis.ticks) {
    const double x = box.x + axis.part(tick) * box.width;
    stroke_line(context, x, box.bottom(), x, box.bottom() + 3, palette::strong_line, 0.6);
    const text_block label(fonts, written(in, tick, axis.decimals), numbers);
    label.draw(context, x - label.width() / 2, box.bottom() + 4);
  }
}

void draw_y_name(cairo_t* context, const typesetter& fonts, const std::string& name, const rectangle& box) {
  if (name.empty()) return;
  text_style style = names;
  style.most_lines = 1;
  const text_block label(fonts, name, style, box.width / 2);
  label.draw(context, box.x, box.y - label.height() - 5);
}

void draw_x_name(cairo_t* context, const typesetter& fonts, const std::string& name, const rectangle& box) {
  if (name.empty()) return;
  text_style style = names;
  style.most_lines = 1;
  style.aligned = alignment::right;
  const text_block label(fonts, name, style, box.width);
  label.draw(context, box.x, box.bottom() + 14);
}

void draw_key(cairo_t* context, const typesetter& fonts, const std::vector<key_entry>& entries, double right,
              double y) {
  constexpr double sample = 16, gap = 5, between = 14;
  for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) {
    const text_block label(fonts, entry->name, {.size_pt = 7.5, .most_lines = 1}, 130);
    right -= label.width();
    label.draw(context, right, y);
    right -= gap + sample;
    entry->paint(context, {right, y + label.height() / 2 - 3.5, sample, 7});
    right -= between;
  }
}

}  // namespace uramost::print
