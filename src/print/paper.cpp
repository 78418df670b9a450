#include "print/paper.hpp"

#include "print/chart_drawing.hpp"
#include "print/flow.hpp"
#include "print/map_sheet.hpp"
#include "print/page_furniture.hpp"
#include "print/pdf_file.hpp"
#include "print/plain_text.hpp"
#include "print/table_drawing.hpp"
#include "print/words.hpp"
#include "print/written.hpp"

namespace uramost::print {

namespace {
constexpr double most_map_height = 400;

std::string byline_of(const imprint& of) {
  const std::string day = written_day(of.in, of.made);
  return of.author.empty() ? day : std::string(in(of.in, word::prepared_by)) + ": " + of.author + " · " + day;
}
/// Large, or not so large when it needs more than two lines.
text_style title_style(const flow& column, std::string_view title) {
  const text_style large{.size_pt = 20, .is_bold = true, .most_lines = 3};
  if (text_block(column.fonts(), title, large, column.width()).lines() <= 2) return large;
  return {.size_pt = 14, .is_bold = true, .most_lines = 5};
}
}  // namespace

struct paper::content {
  explicit content(imprint made_of) : of(std::move(made_of)), fonts(of.in), column(fonts, column_width) {}

  imprint of;
  typesetter fonts;
  flow column;
};

paper::paper(imprint of) : content_(std::make_unique<content>(std::move(of))) {
  flow& column = content_->column;
  const imprint& made = content_->of;
  const std::string& title = plain_line(made.title).empty() ? made.kind : made.title;
  column.add_text(title,
                  {.style = title_style(column, title), .tag = "H1", .keeps_next = true, .outline = title});
  column.add_text(byline_of(made),
                  {.style = {.size_pt = 9, .colour = palette::muted, .most_lines = 2}, .space_before = 5});
}

paper::~paper() = default;

void paper::heading(std::string_view text) {
  content_->column.add_text(
      text, {.style = {.size_pt = 12.5, .is_bold = true, .colour = palette::accent, .most_lines = 3},
             .tag = "H2",
             .space_before = 18,
             .keeps_next = true,
             .outline = std::string(text)});
}

void paper::paragraph(std::string_view text) {
  const std::string plain = plain_text(text);
  std::string_view rest = plain;
  while (!rest.empty()) {
    const std::string_view one = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(one.size() + 1, rest.size()));
    if (!plain_line(one).empty())
      content_->column.add_text(one, {.style = {.size_pt = 10}, .space_before = 7});
  }
}

void paper::statement(std::string_view label, std::string_view text) {
  constexpr double padding = 10, bar = 3;
  flow& column = content_->column;
  const double inner = column.width() - 2 * padding - bar;
  const auto above = std::make_shared<text_block>(
      column.fonts(), label, text_style{.size_pt = 8, .is_bold = true, .colour = palette::accent}, inner);
  const auto said = std::make_shared<text_block>(
      column.fonts(), text, text_style{.size_pt = 12, .is_bold = true, .most_lines = 8}, inner);
  const double height = above->height() + said->height() + 2 * padding;
  column.add({.breaks = {.height = height, .space_before = 12},
              .draw =
                  [=, width = column.width()](cairo_t* context, double x, double y) {
                    fill_box(context, {x, y, width, height}, palette::accent_soft);
                    fill_box(context, {x, y, bar, height}, palette::accent);
                    above->draw(context, x + bar + padding, y + padding - 1);
                    said->draw(context, x + bar + padding, y + padding + above->height());
                  },
              .element = column.new_element()});
}

void paper::facts(std::span<const fact> listed) { add_facts(content_->column, listed); }

void paper::list(std::span<const std::string> items) {
  flow& column = content_->column;
  for (const std::string& item : items) {
    constexpr double indent = 14;
    const std::size_t first = column.items().size();
    column.add_text(item, {.style = {.size_pt = 10}, .tag = "P", .space_before = 4, .indent = indent});
    column.mark(first, [](cairo_t* context, double x, double y) {
      fill_box(context, {x + 3, y + 5.5, 3.2, 3.2}, palette::accent);
    });
  }
}

void paper::picture(const map_picture& map) {
  flow& column = content_->column;
  const auto kept = std::make_shared<const map_picture>(map);
  const auto sheet =
      std::make_shared<const map_sheet>(column.fonts(), *kept, column.width(), most_map_height, true);
  column.add({.breaks = {.height = sheet->height(), .space_before = 14},
              .draw = [kept, sheet](cairo_t* context, double x, double y) { sheet->draw(context, x, y); },
              .element = column.new_element(),
              .tag = "Figure"});
}

void paper::add(const table& rows) { add_table(content_->column, rows); }

void paper::add(const chart& drawn) { add_chart(content_->column, drawn, content_->of.in); }

std::string paper::pdf() const { return pdf_file(content_->column, content_->of); }

}  // namespace uramost::print
