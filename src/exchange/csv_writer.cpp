#include "exchange/csv_writer.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/text.hpp"
#include "exchange/utf8.hpp"

namespace uramost::exchange {
namespace {

/// The letters that begin a formula, and their full-width forms ＝ ＋ － ＠, which spreadsheets set to
/// Japanese or Chinese take for them.
bool runs_as_formula(std::string_view text) {
  constexpr std::string_view narrow = "=+-@\t\r\n";
  constexpr std::array<std::string_view, 4> wide{"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  return !text.empty() && (narrow.find(text.front()) != narrow.npos ||
                           std::ranges::any_of(wide, [text](auto each) { return text.starts_with(each); }));
}

/// The letters that cannot stand in a cell without quotes, whatever the delimiter is.
constexpr auto breaks_a_cell = [] {
  std::array<bool, 256> table{};
  for (const unsigned char letter : {'"', '\r', '\n'}) table[letter] = true;
  return table;
}();

bool needs_quotes(std::string_view text, char delimiter) {
  return std::ranges::any_of(
             text, [=](char c) { return c == delimiter || breaks_a_cell[static_cast<unsigned char>(c)]; }) ||
         (!text.empty() && (text.front() == ' ' || text.back() == ' '));
}

void write_quoted(std::string_view text, output_buffer& to) {
  to << '"';
  for (std::size_t quote; (quote = text.find('"')) != std::string_view::npos; text.remove_prefix(quote + 1))
    to << text.substr(0, quote) << "\"\"";
  to << text << '"';
}

}  // namespace

csv_writer::csv_writer(byte_sink sink, csv_format format) : out_(std::move(sink)), format_(format) {
  if (format_.byte_order_mark) out_ << "\xEF\xBB\xBF";
}

void csv_writer::next_cell() {
  if (!row_is_empty_) out_ << format_.delimiter;
  row_is_empty_ = false;
}

csv_writer& csv_writer::cell(std::string_view text) {
  next_cell();
  std::string changed;
  if (const std::size_t plain = ascii_prefix(text); plain < text.size() && !is_utf8(text.substr(plain)))
    text = changed = repaired_utf8(text);
  if (text.find('\0') != std::string_view::npos) {
    std::string without_zeros(text);
    std::erase(without_zeros, '\0');
    text = changed = std::move(without_zeros);
  }
  if (format_.neutralise_formulas && runs_as_formula(text))
    text = changed = std::string(1, '\'').append(text);
  if (needs_quotes(text, format_.delimiter))
    write_quoted(text, out_);
  else
    out_ << text;
  return *this;
}

csv_writer& csv_writer::number(double value) {
  next_cell();
  if (std::isfinite(value)) out_.number(value);
  return *this;
}

csv_writer& csv_writer::number(std::int64_t value) {
  next_cell();
  out_.number(value);
  return *this;
}

csv_writer& csv_writer::degrees(double value) {
  next_cell();
  out_.degrees(value);
  return *this;
}

void csv_writer::end_row() {
  out_ << "\r\n";
  row_is_empty_ = true;
  out_.flush_if_full();
}

void csv_writer::row(std::span<const std::string> cells) {
  for (const std::string& text : cells) cell(text);
  end_row();
}

}  // namespace uramost::exchange
