#include "print/text.hpp"

#include <algorithm>
#include <string>

#include "print/plain_text.hpp"

namespace uramost::print {

namespace {
struct font_deleter {
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
struct attributes_deleter {
  void operator()(PangoAttrList* attributes) const { pango_attr_list_unref(attributes); }
};
struct iterator_deleter {
  void operator()(PangoLayoutIter* iterator) const { pango_layout_iter_free(iterator); }
};
struct options_deleter {
  void operator()(cairo_font_options_t* options) const { cairo_font_options_destroy(options); }
};

constexpr double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

PangoAlignment of(alignment side) {
  switch (side) {
    case alignment::left:
      return PANGO_ALIGN_LEFT;
    case alignment::centre:
      return PANGO_ALIGN_CENTER;
    case alignment::right:
      return PANGO_ALIGN_RIGHT;
  }
  return PANGO_ALIGN_LEFT;
}
/// No more than can be shown, and no endless word: to break one of ten thousand letters takes Pango seconds.
std::string text_for(std::string_view text, const text_style& style, double width_pt) {
  constexpr std::size_t most_in_a_label = 120, most_in_a_line = 300;
  std::string plain = plain_line(text);
  if (width_pt <= 0) return shortened(std::move(plain), most_in_a_label);
  if (style.most_lines == 0) return breakable(plain);
  return shortened(std::move(plain), most_in_a_line * static_cast<std::size_t>(style.most_lines));
}
}  // namespace

typesetter::typesetter(language in)
    : fonts_(pango_cairo_font_map_new()), context_(pango_font_map_create_context(fonts_.get())) {
  pango_cairo_context_set_resolution(context_.get(), 72);  // a point is a unit
  pango_context_set_round_glyph_positions(context_.get(), FALSE);
  // Serbian Cyrillic has letter forms of its own.
  pango_context_set_language(context_.get(), pango_language_from_string(std::string(tag(in)).c_str()));

  const std::unique_ptr<cairo_font_options_t, options_deleter> options(cairo_font_options_create());
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context_.get(), options.get());
}

text_block::text_block(const typesetter& fonts, std::string_view text, const text_style& style,
                       double width_pt)
    : layout_(pango_layout_new(fonts.context())), colour_(style.colour) {
  const std::unique_ptr<PangoFontDescription, font_deleter> font(pango_font_description_new());
  pango_font_description_set_family(font.get(), "Noto Sans, Noto Sans Math, DejaVu Sans, sans-serif");
  pango_font_description_set_weight(font.get(), style.is_bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_font_description_set_size(font.get(), static_cast<int>(style.size_pt * PANGO_SCALE));
  pango_layout_set_font_description(layout_.get(), font.get());

  const std::string plain = text_for(text, style, width_pt);
  pango_layout_set_text(layout_.get(), plain.data(), static_cast<int>(plain.size()));
  pango_layout_set_alignment(layout_.get(), of(style.aligned));
  // A hyphen in a broken number or address would be read as part of it.
  const std::unique_ptr<PangoAttrList, attributes_deleter> attributes(pango_attr_list_new());
  pango_attr_list_insert(attributes.get(), pango_attr_insert_hyphens_new(FALSE));
  pango_layout_set_attributes(layout_.get(), attributes.get());
  pango_layout_set_wrap(layout_.get(), PANGO_WRAP_WORD_CHAR);
  if (width_pt > 0) pango_layout_set_width(layout_.get(), static_cast<int>(width_pt * PANGO_SCALE));
  if (style.most_lines > 0) {
    pango_layout_set_height(layout_.get(), -style.most_lines);
    pango_layout_set_ellipsize(layout_.get(), PANGO_ELLIPSIZE_END);
  }

  const std::unique_ptr<PangoLayoutIter, iterator_deleter> each(pango_layout_get_iter(layout_.get()));
  do {
    PangoRectangle extent;
    pango_layout_iter_get_line_extents(each.get(), nullptr, &extent);
    lines_.push_back({pango_layout_iter_get_line_readonly(each.get()), points(extent.x),
                      points(pango_layout_iter_get_baseline(each.get())), points(extent.y),
                      points(extent.y + extent.height)});
    width_ = std::max(width_, points(extent.width));
  } while (pango_layout_iter_next_line(each.get()));
}

void text_block::draw(cairo_t* context, double x, double y) const {
  for (std::size_t line = 0; line < lines(); ++line) draw_line(context, line, x, y);
}

void text_block::draw_line(cairo_t* context, std::size_t line, double x, double y) const {
  set_colour(context, colour_);
  cairo_move_to(context, x + lines_[line].x, y + lines_[line].baseline);
  pango_cairo_show_layout_line(context, lines_[line].glyphs);
}

void text_block::draw_halo(cairo_t* context, double x, double y) const {
  const saved_state state(context);
  set_colour(context, palette::halo);
  cairo_set_line_join(context, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_width(context, 2.2);
  for (const set_line& one : lines_) {
    cairo_move_to(context, x + one.x, y + one.baseline);
    pango_cairo_layout_line_path(context, one.glyphs);
    cairo_stroke(context);
  }
}

}  // namespace uramost::print
