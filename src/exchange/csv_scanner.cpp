#include "exchange/csv_scanner.hpp"

#include <algorithm>
#include <cstring>

#include "core/text.hpp"
#include "exchange/utf8.hpp"

namespace uramost::exchange {
namespace {

constexpr std::size_t npos = std::string_view::npos;

std::string& cell_at(std::vector<std::string>& cells, std::size_t index) {
  const std::size_t kept =
      std::min(index, csv_scanner::max_cells);  // the last one is overwritten again and again
  if (kept == cells.size()) cells.emplace_back();
  return cells[kept];
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \r") == npos; }

}  // namespace

std::string_view csv_scanner::peek() {
  if (buffer_.empty()) fill();
  return buffer_;
}

bool csv_scanner::fill() { return text_.append_to(buffer_); }

/// Finds the line that starts at row_begin_; false when there is nothing left. An overlong line ends at
/// max_row_bytes.
bool csv_scanner::find_line() {
  std::size_t searched = row_begin_;
  for (;;) {
    line_end_ = buffer_.find(dialect_.line_end, searched);
    if (line_end_ != npos || buffer_.size() - row_begin_ > max_row_bytes) break;
    if (row_begin_ > 0) {
      bytes_before_ =
          text_.bytes_read() - std::min<std::uint64_t>(text_.bytes_read(), buffer_.size() - row_begin_);
      buffer_.erase(0, row_begin_);
      row_begin_ = 0;
    }
    searched = buffer_.size();
    if (!fill()) break;
  }
  if (line_end_ == npos) line_end_ = std::min(buffer_.size(), row_begin_ + max_row_bytes + 1);
  return row_begin_ < buffer_.size();
}

void csv_scanner::skip_overlong_line() {
  for (;;) {
    const std::size_t end = buffer_.find(dialect_.line_end, row_begin_);
    if (end != npos) {
      row_begin_ = end + 1;
      return;
    }
    buffer_.clear();
    row_begin_ = 0;
    if (!fill()) return;
  }
}

bool csv_scanner::next(std::vector<std::string>& cells, csv_row& row) {
  row.problem.clear();
  row.cells = 0;
  while (find_line()) {
    row.line = line_;
    if (line_end_ - row_begin_ > max_row_bytes) {
      row.problem = "the line is longer than 4 MB";
      skip_overlong_line();
      ++line_;
      return true;
    }
    if (is_blank(std::string_view(buffer_).substr(row_begin_, line_end_ - row_begin_))) {
      row_begin_ = std::min(line_end_ + 1, buffer_.size());
      ++line_;
      continue;
    }
    read_line(cells, row);
    return true;
  }
  return false;
}

/// Reads the row that starts with the line found.
void csv_scanner::read_line(std::vector<std::string>& cells, csv_row& row) {
  const std::size_t begin = row_begin_, first_end = line_end_;
  const auto first_line = [&] {
    std::string_view line = std::string_view(buffer_).substr(begin, first_end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  };
  at_ = first_end;
  if (first_line().find('"') == npos) {
    split_plain(first_line(), cells, row);
  } else {
    at_ = begin;
    const ending how = scan_quoted(cells, row);
    const bool runs_on = at_ > first_end;
    const bool wrong_count = expected_cells_ != 0 && row.cells != expected_cells_;
    if (how == ending::unclosed || (runs_on && (how != ending::sound || wrong_count)))
      row.problem = "a quote is opened and never closed";
    else if (how == ending::text_after_quote)
      row.problem = "there is text after a closing quote";
    if (!row.problem.empty()) {
      split_plain(first_line(), cells, row);
      at_ = first_end;
    }
  }
  check_text(std::string_view(buffer_).substr(begin, at_ - begin), cells, row);
  line_ += 1;
  if (at_ > first_end)
    line_ += static_cast<std::uint64_t>(std::count(buffer_.begin() + static_cast<std::ptrdiff_t>(begin),
                                                   buffer_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                   dialect_.line_end));
  row_begin_ = std::min(at_ + 1, buffer_.size());
}

void csv_scanner::split_plain(std::string_view line, std::vector<std::string>& cells, csv_row& row) const {
  row.cells = 0;
  const char* at = line.data();
  const char* const end = at + line.size();
  for (;;) {
    const auto* found =
        static_cast<const char*>(std::memchr(at, dialect_.delimiter, static_cast<std::size_t>(end - at)));
    const char* const cell_end = found ? found : end;
    cell_at(cells, row.cells++).assign(at, static_cast<std::size_t>(cell_end - at));
    if (!found) return;
    at = found + 1;
  }
}

/// Reads cells from at_ on, to the end of the row, where it leaves at_.
csv_scanner::ending csv_scanner::scan_quoted(std::vector<std::string>& cells, csv_row& row) {
  row.cells = 0;
  for (;; ++at_) {
    std::string& cell = cell_at(cells, row.cells++);
    if (has(at_) && buffer_[at_] == '"') {
      if (const ending how = scan_quoted_cell(cell); how != ending::sound) return how;
    } else {
      scan_open_cell(cell);
    }
    if (!has(at_) || buffer_[at_] != dialect_.delimiter) return ending::sound;
  }
}

/// From the opening quote to what follows the closing one: a delimiter, a line end or the end of the file.
csv_scanner::ending csv_scanner::scan_quoted_cell(std::string& cell) {
  cell.clear();
  for (std::size_t piece = ++at_;;) {
    const std::size_t quote = buffer_.find('"', at_);
    const std::size_t reached = std::min(quote, buffer_.size());
    if (cell.size() + (reached - piece) > max_cell_bytes || reached - row_begin_ > max_row_bytes)
      return ending::unclosed;
    if (quote == npos) {
      at_ = buffer_.size();
      if (!fill()) return ending::unclosed;
      continue;
    }
    cell.append(buffer_, piece, quote - piece);
    at_ = quote + 1;
    if (!has(at_) || buffer_[at_] != '"') break;
    cell += '"';
    piece = ++at_;
  }
  while (has(at_) && (buffer_[at_] == ' ' || (buffer_[at_] == '\r' && dialect_.line_end != '\r'))) ++at_;
  const bool ends = !has(at_) || buffer_[at_] == dialect_.delimiter || buffer_[at_] == dialect_.line_end;
  return ends ? ending::sound : ending::text_after_quote;
}

void csv_scanner::scan_open_cell(std::string& cell) {
  const char stops[] = {dialect_.delimiter, dialect_.line_end, '\0'};
  const std::size_t begin = at_;
  for (;;) {
    at_ = buffer_.find_first_of(stops, at_, 2);
    if (at_ != npos) break;
    at_ = buffer_.size();
    if (at_ - row_begin_ > max_row_bytes || !fill()) break;
  }
  cell.assign(buffer_, begin, at_ - begin);
  if (cell.ends_with('\r') && (!has(at_) || buffer_[at_] == dialect_.line_end)) cell.pop_back();
}

/// Everything that can be wrong with sound cells; repairs them so that they are UTF-8 all the same.
void csv_scanner::check_text(std::string_view raw, std::vector<std::string>& cells, csv_row& row) const {
  const std::size_t kept = std::min(row.cells, cells.size());
  const std::size_t plain = ascii_prefix(raw);
  if (plain < raw.size() && !is_utf8(raw.substr(plain))) {
    if (row.problem.empty()) row.problem = "the row holds bytes that are not " + text_.read_as().name;
    for (std::size_t i = 0; i < kept; ++i) cells[i] = repaired_utf8(cells[i]);
  }
  if (!row.problem.empty()) return;
  if (std::memchr(raw.data(), '\0', raw.size())) row.problem = "the row holds zero bytes";
  if (row.cells > max_cells) row.problem = "the row has more than 4096 cells";
  if (raw.size() <= max_cell_bytes) return;
  const auto is_huge = [](const std::string& cell) { return cell.size() > max_cell_bytes; };
  if (std::any_of(cells.begin(), cells.begin() + static_cast<std::ptrdiff_t>(kept), is_huge))
    row.problem = "a cell is longer than 1 MB";
}

double csv_scanner::fraction_read() const {
  if (text_.size() == 0) return 1;
  const double buffered =
      buffer_.empty() ? 1 : static_cast<double>(row_begin_) / static_cast<double>(buffer_.size());
  const auto before = static_cast<double>(bytes_before_), read = static_cast<double>(text_.bytes_read());
  return std::min(1.0, (before + (read - before) * buffered) / static_cast<double>(text_.size()));
}

}  // namespace uramost::exchange
