#include "geodata/csv_table.hpp"

#include <algorithm>

#include "core/error.hpp"

namespace uramost::geodata {
namespace {

/// Takes one line's cells off the front of `text`.
std::vector<std::string> take_record(std::string_view& text) {
  std::vector<std::string> cells(1);
  bool quoted = false;
  std::size_t at = 0;
  for (; at < text.size(); ++at) {
    const char letter = text[at];
    const bool doubled = quoted && letter == '"' && at + 1 < text.size() && text[at + 1] == '"';
    if (doubled) {
      cells.back() += text[++at];
    } else if (letter == '"') {
      quoted = !quoted;
    } else if (letter == ',' && !quoted) {
      cells.emplace_back();
    } else if (letter == '\n' && !quoted) {
      break;
    } else if (letter != '\r' || quoted) {
      cells.back() += letter;
    }
  }
  text.remove_prefix(std::min(at + 1, text.size()));
  return cells;
}

}  // namespace

csv_table::csv_table(std::string_view text) : columns_(take_record(text)) {
  while (!text.empty()) {
    auto record = take_record(text);
    if (record.size() != columns_.size())
      throw error(error_kind::internal,
                  "row " + std::to_string(rows() + 1) + " of a built-in table is not as long as its header");
    std::move(record.begin(), record.end(), std::back_inserter(cells_));
  }
}

const std::string& csv_table::cell(std::size_t row, std::string_view column) const {
  const auto found = std::ranges::find(columns_, column);
  if (found == columns_.end())
    throw error(error_kind::internal, "a built-in table has no column " + std::string(column));
  return cells_.at(row * columns_.size() + static_cast<std::size_t>(found - columns_.begin()));
}

}  // namespace uramost::geodata
