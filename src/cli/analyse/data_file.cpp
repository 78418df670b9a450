#include "cli/analyse/data_file.hpp"

#include <algorithm>
#include <limits>

#include "cli/analyse/plain_table.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "exchange/record_reader.hpp"

namespace uramost::cli {

data_file::data_file(const std::filesystem::path& file) : file_(file) {
  const auto reader = exchange::open_records(file);
  names_ = reader->columns();
  columns_.resize(names_.size());
  exchange::record row;
  while (reader->next(row)) {
    if (!row.problem.empty())
      throw invalid_input(file.string() + ", line " + std::to_string(row.line) + ": " + row.problem);
    for (std::size_t i = 0; i < columns_.size(); ++i) columns_[i].push_back(row.values[i]);
    lines_.push_back(row.line);
  }
}

data_file data_file::without_header(const std::filesystem::path& file) {
  data_file made;
  made.file_ = file;
  for (plain_row& row : read_plain_table(file)) {
    if (made.names_.empty()) {
      for (std::size_t i = 1; i <= row.cells.size(); ++i) made.names_.push_back(std::to_string(i));
      made.columns_.resize(row.cells.size());
    }
    if (row.cells.size() < made.names_.size())
      throw invalid_input(file.string() + ", line " + std::to_string(row.line) + ": " +
                          std::to_string(row.cells.size()) + " cells, where the first line has " +
                          std::to_string(made.names_.size()));
    for (std::size_t i = 0; i < made.names_.size(); ++i) made.columns_[i].push_back(std::move(row.cells[i]));
    made.lines_.push_back(row.line);
  }
  return made;
}

bool data_file::has(const std::string& column) const {
  return std::ranges::find(names_, column) != names_.end();
}

const std::vector<std::string>& data_file::texts(const std::string& column) const {
  const auto found = std::ranges::find(names_, column);
  if (found != names_.end()) return columns_[static_cast<std::size_t>(found - names_.begin())];
  std::string known;
  for (const std::string& each : names_) known += (known.empty() ? "" : ", ") + each;
  throw invalid_input(file_.string() + " has no column '" + column + "'; it has " + known, column);
}

std::vector<double> data_file::numbers(const std::string& column) const {
  return read_numbers(column, false);
}

std::vector<double> data_file::numbers_or_nan(const std::string& column) const {
  return read_numbers(column, true);
}

std::vector<double> data_file::read_numbers(const std::string& column, bool empty_is_nan) const {
  const auto& cells = texts(column);
  std::vector<double> numbers;
  numbers.reserve(cells.size());
  for (std::size_t row = 0; row < cells.size(); ++row) {
    const auto number = parse_number(trim(cells[row]));
    if (number)
      numbers.push_back(*number);
    else if (empty_is_nan && trim(cells[row]).empty())
      numbers.push_back(std::numeric_limits<double>::quiet_NaN());
    else
      throw invalid_input(file_.string() + ", line " + std::to_string(lines_[row]) + ", column " + column +
                              ": '" + cells[row] + "' is no number",
                          column);
  }
  return numbers;
}

}  // namespace uramost::cli
