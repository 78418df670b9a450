#include "print/page_furniture.hpp"

#include "print/words.hpp"
#include "print/written.hpp"

namespace uramost::print {

namespace {
constexpr text_style small{.size_pt = 7.5, .colour = palette::muted, .most_lines = 1};

void draw_head(cairo_t* context, const typesetter& fonts, const imprint& of, int page) {
  constexpr double top = 30;
  const text_block brand(fonts, "UraMost", {.size_pt = 9, .is_bold = true, .colour = palette::accent});
  brand.draw(context, margin_side, top);
  const std::string what = page == 1 ? of.kind : of.kind.empty() ? of.title : of.kind + " · " + of.title;
  text_style style = small;
  style.size_pt = 8;
  const double left = margin_side + brand.width() + 8;
  text_block(fonts, what, style, column_width / 2 - brand.width() - 8).draw(context, left, top + 0.8);
  if (!of.is_synthetic) return;

  constexpr double padding = 6;
  const text_block stamp(fonts, in(of.in, word::synthetic),
                         {.size_pt = 7.5, .is_bold = true, .colour = palette::caution});
  const double right = margin_side + column_width;
  fill_box(context,
           {right - stamp.width() - 2 * padding, top - 2, stamp.width() + 2 * padding, stamp.height() + 5},
           palette::caution_soft);
  stamp.draw(context, right - stamp.width() - padding, top + 0.5);
}

std::string origin_of(const imprint& of) {
  std::string text =
      "UraMost · " + std::string(in(of.in, word::made_on)) + ' ' + written_minute(of.in, of.made);
  if (!of.revision.empty()) text += " · " + std::string(in(of.in, word::revision)) + ' ' + of.revision;
  return text;
}

void draw_foot(cairo_t* context, const typesetter& fonts, const imprint& of, int page, int pages) {
  constexpr double top = page_height - 50;
  const double right = margin_side + column_width;
  stroke_line(context, margin_side, top, right, top, palette::line, 0.6);
  const text_block number(fonts, page_of(of.in, page, pages), small);
  number.draw(context, right - number.width(), top + 5);
  text_block(fonts, origin_of(of), small, column_width - number.width() - 20)
      .draw(context, margin_side, top + 5);
  if (of.query.empty()) return;
  text_style style = small;
  style.size_pt = 6.5;
  text_block(fonts, std::string(in(of.in, word::query)) + ": " + of.query, style, column_width)
      .draw(context, margin_side, top + 16);
}
}  // namespace

void draw_page_furniture(cairo_t* context, const typesetter& fonts, const imprint& of, int page, int pages) {
  draw_head(context, fonts, of, page);
  draw_foot(context, fonts, of, page, pages);
}

}  // namespace uramost::print
