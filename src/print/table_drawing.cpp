#include "print/table_drawing.hpp"

#include <algorithm>

namespace uramost::print {

namespace {
constexpr double padding = 3, between_columns = 14;
constexpr int most_lines = 3;
constexpr std::size_t measured_rows = 200;

text_style cell_style(const column& of, bool is_heading) {
  return {.size_pt = is_heading ? 8.0 : 8.5,
          .is_bold = is_heading,
          .colour = is_heading ? palette::muted : palette::ink,
          .aligned = of.is_numeric ? alignment::right : alignment::left,
          .most_lines = most_lines};
}

const std::string& cell(const std::vector<std::string>& row, std::size_t column) {
  static const std::string nothing;
  return column < row.size() ? row[column] : nothing;
}

/// How wide a column would like to be: as its widest cell, but no wider than half of the page.
double natural_width(const flow& to, const table& of, std::size_t index) {
  constexpr double least_number = 34;
  const column& one = of.columns[index];
  const auto width = [&](const std::string& text, bool is_heading) {
    return text_block(to.fonts(), text, cell_style(one, is_heading)).width();
  };
  double widest = std::max(one.is_numeric ? least_number : 0, width(one.heading, true));
  for (std::size_t i = 0; i < std::min(of.rows.size(), measured_rows); ++i)
    widest = std::max(widest, width(cell(of.rows[i], index), false));
  return std::min(widest + 1, to.width() / 2);
}

/// Columns of numbers keep their width, those of text share what is left; all shrink when they must.
std::vector<double> column_widths(const flow& to, const table& of) {
  const std::size_t count = of.columns.size();
  std::vector<double> widths(count);
  double numbers = 0, texts = 0;
  for (std::size_t i = 0; i < count; ++i) {
    widths[i] = natural_width(to, of, i);
    (of.columns[i].is_numeric ? numbers : texts) += widths[i];
  }
  const double room = std::max(to.width() - static_cast<double>(count - 1) * between_columns, 1.0);
  const double least_text = std::min(texts, room / 3);
  const double text_share = texts > 0 ? std::max(room - numbers, least_text) / texts : 0;
  const double number_share = numbers > 0 ? std::min(1.0, (room - texts * text_share) / numbers) : 0;
  for (std::size_t i = 0; i < count; ++i)
    widths[i] = std::max(widths[i] * (of.columns[i].is_numeric ? number_share : text_share), 1.0);
  return widths;
}

/// A row of cells, laid out.
struct laid_row {
  std::vector<text_block> cells;
  std::vector<double> lefts;
  double height = 0;
  bool is_heading = false;
  double width = 0;

  void draw(cairo_t* context, double x, double y) const {
    const tagged row(context, "TR");
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const tagged one(context, is_heading ? "TH" : "TD");
      cells[i].draw(context, x + lefts[i], y + padding);
    }
    stroke_line(context, x, y + height, x + width, y + height,
                is_heading ? palette::strong_line : palette::line, is_heading ? 0.8 : 0.4);
  }
};

std::shared_ptr<const laid_row> lay_row(const flow& to, const std::vector<column>& columns,
                                        const std::vector<double>& widths,
                                        const std::vector<std::string>& texts, bool is_heading) {
  const auto row = std::make_shared<laid_row>();
  row->is_heading = is_heading;
  row->width = to.width();
  double left = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    row->cells.emplace_back(to.fonts(), cell(texts, i), cell_style(columns[i], is_heading), widths[i]);
    row->lefts.push_back(left);
    row->height = std::max(row->height, row->cells.back().height() + 2 * padding);
    left += widths[i] + between_columns;
  }
  return row;
}

drawing drawing_of(std::shared_ptr<const laid_row> row) {
  return [row](cairo_t* context, double x, double y) { row->draw(context, x, y); };
}
}  // namespace

void add_table(flow& to, const table& of) {
  if (!of.title.empty())
    to.add_text(of.title, {.style = {.size_pt = 9.5, .is_bold = true, .most_lines = 3},
                           .space_before = 12,
                           .keeps_next = true});
  if (!of.columns.empty()) {
    const std::vector<double> widths = column_widths(to, of);
    std::vector<std::string> headings;
    for (const column& one : of.columns) headings.push_back(one.heading);
    const auto heading = lay_row(to, of.columns, widths, headings, true);
    const std::size_t element = to.new_element();
    to.add({.breaks = {.height = heading->height,
                       .space_before = of.title.empty() ? 12.0 : 3.0,
                       .keeps_next = true},
            .draw = drawing_of(heading),
            .element = element,
            .tag = "Table"});
    for (std::size_t i = 0; i < of.rows.size(); ++i) {
      const auto row = lay_row(to, of.columns, widths, of.rows[i], false);
      const bool is_last_but_one = i + 2 == of.rows.size();
      to.add({.breaks = {.height = row->height,
                         .keeps_next = is_last_but_one,
                         .repeated_height = heading->height},
              .draw = drawing_of(row),
              .element = element,
              .tag = "Table",
              .draw_repeated = drawing_of(heading)});
    }
  }
  if (of.note.empty()) return;
  to.keep_last_with_next();
  to.add_text(of.note, {.style = {.size_pt = 8, .colour = palette::muted}, .space_before = 4});
}

void add_facts(flow& to, std::span<const fact> listed) {
  constexpr double label_part = 0.32;
  const std::vector<column> columns(2);
  const std::vector<double> widths{to.width() * label_part - between_columns, to.width() * (1 - label_part)};
  const std::size_t element = to.new_element();
  for (std::size_t i = 0; i < listed.size(); ++i) {
    const auto label = std::make_shared<text_block>(
        to.fonts(), listed[i].label, text_style{.size_pt = 9, .colour = palette::muted, .most_lines = 3},
        widths[0]);
    const auto value = std::make_shared<text_block>(to.fonts(), listed[i].value,
                                                    text_style{.size_pt = 9, .most_lines = 12}, widths[1]);
    const double height = std::max(label->height(), value->height()) + 2 * padding;
    const bool keeps_next = i + 2 == listed.size() || (i == 0 && listed.size() > 1);
    to.add({.breaks = {.height = height, .space_before = i == 0 ? 2.0 : 0.0, .keeps_next = keeps_next},
            .draw =
                [=, left = widths[0] + between_columns, width = to.width()](cairo_t* context, double x,
                                                                            double y) {
                  const tagged row(context, "TR");
                  {
                    const tagged heading(context, "TH");
                    label->draw(context, x, y + padding);
                  }
                  {
                    const tagged data(context, "TD");
                    value->draw(context, x + left, y + padding);
                  }
                  stroke_line(context, x, y + height, x + width, y + height, palette::line, 0.4);
                },
            .element = element,
            .tag = "Table"});
  }
}

}  // namespace uramost::print
