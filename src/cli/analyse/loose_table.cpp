#include "cli/analyse/loose_table.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <limits>

#include "cli/analyse/plain_table.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::cli {

namespace {
bool is_header(const std::vector<std::string>& cells) {
  return std::ranges::any_of(
      cells, [](const std::string& each) { return !each.empty() && each != "NA" && !parse_number(each); });
}
}  // namespace

std::optional<std::size_t> loose_table::column(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names) {
    const auto found = std::ranges::find(columns, name);
    if (found != columns.end()) return static_cast<std::size_t>(found - columns.begin());
  }
  return std::nullopt;
}

double loose_table::number(std::size_t row, std::size_t column) const {
  const auto& cells = rows[row];
  return (column < cells.size() ? parse_number(cells[column]) : std::nullopt)
      .value_or(std::numeric_limits<double>::quiet_NaN());
}

loose_table loose_table_of(std::string_view text) {
  loose_table table;
  bool first = true;
  for (std::string_view line : split(without_byte_order_mark(text), '\n')) {
    line = trim(line);
    if (line.empty() || line.front() == '#') continue;
    std::vector<std::string> cells = plain_cells(line);
    if (first && is_header(cells))
      for (const std::string& each : cells) table.columns.push_back(ascii_lower(each));
    else
      table.rows.push_back(std::move(cells));
    first = false;
  }
  return table;
}

std::vector<double> distances_in(const loose_table& table) {
  const std::size_t column = table.column({"r", "distance", "distances", "d"}).value_or(0);
  std::vector<double> distances;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    distances.push_back(table.number(row, column));
    if (!(distances.back() >= 0))
      throw invalid_input("row " + std::to_string(row + 1) + " of the distances is no number from 0 up", "r");
  }
  if (distances.empty()) throw invalid_input("there are no distances", "r");
  return distances;
}

std::vector<double> read_distances(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw error(error_kind::not_found, "cannot read " + file.string(), "r");
  return distances_in(loose_table_of(std::string(std::istreambuf_iterator<char>(stream), {})));
}

std::vector<double> ascending(std::vector<double> distances) {
  std::ranges::sort(distances);
  distances.erase(std::unique(distances.begin(), distances.end()), distances.end());
  return distances;
}

}  // namespace uramost::cli
