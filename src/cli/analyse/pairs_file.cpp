#include "cli/analyse/pairs_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <unordered_map>

#include "cli/analyse/plain_table.hpp"
#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::cli {

namespace {
/// Finds a place by its id.
class place_finder {
 public:
  explicit place_finder(std::span<const std::string> ids) {
    for (std::uint32_t i = 0; i < ids.size(); ++i) {
      if (!by_text_.try_emplace(ids[i], i).second)
        throw invalid_input("the id '" + ids[i] + "' occurs twice", "id");
      if (const auto number = parse_number(ids[i])) {
        const auto [known, is_new] = by_number_.try_emplace(*number, i);
        if (!is_new) known->second.reset();
      }
    }
  }

  std::optional<std::uint32_t> find(std::string_view cell) const {
    const std::string text(trim(cell));
    if (const auto found = by_text_.find(text); found != by_text_.end()) return found->second;
    const auto number = parse_number(text);
    const auto found = number ? by_number_.find(*number) : by_number_.end();
    return found == by_number_.end() ? std::nullopt : found->second;
  }

 private:
  std::unordered_map<std::string, std::uint32_t> by_text_;
  std::unordered_map<double, std::optional<std::uint32_t>>
      by_number_;  // nothing: several ids are that number
};

/// Where the cells of a pair stand.
struct pair_columns {
  std::size_t from = 0, to = 1;
  std::optional<std::size_t> weight;
};

std::optional<std::size_t> named(const std::vector<std::string>& header,
                                 std::initializer_list<const char*> names) {
  for (const char* name : names)
    for (std::size_t i = 0; i < header.size(); ++i)
      if (ascii_lower(trim(header[i])) == name) return i;
  return std::nullopt;
}

pair_columns columns_in(const std::vector<std::string>& header) {
  const auto from = named(header, {"i", "from", "focal", "source", "id", "id1"});
  const auto to = named(header, {"j", "to", "neighbour", "neighbor", "target", "id2"});
  const auto weight = named(header, {"w", "wij", "weight", "weights"});
  if (from && to && *from != *to) return {*from, *to, weight};
  return {0, 1, weight};
}
}  // namespace

std::vector<analysis::neighbour_pair> read_pairs(const std::filesystem::path& file,
                                                 std::span<const std::string> ids) {
  const place_finder places(ids);
  const auto rows = read_plain_table(file);
  const auto is_pair = [&](const plain_row& row) {
    return row.cells.size() >= 2 && places.find(row.cells[0]) && places.find(row.cells[1]);
  };
  pair_columns columns;
  const bool has_header = !rows.empty() && !is_pair(rows.front());
  if (has_header)
    columns = columns_in(rows.front().cells);
  else if (!rows.empty() && rows.front().cells.size() > 2)
    columns.weight = 2;
  std::vector<analysis::neighbour_pair> pairs;
  for (const plain_row& row : std::span(rows).subspan(has_header ? 1 : 0)) {
    const auto complain = [&](const std::string& what) {
      return invalid_input(fmt::format("{}, line {}: {}", file.string(), row.line, what), "weights");
    };
    if (row.cells.size() <= std::max({columns.from, columns.to, columns.weight.value_or(0)}))
      throw complain("there are cells missing");
    const auto place = places.find(row.cells[columns.from]), neighbour = places.find(row.cells[columns.to]);
    if (!place) throw complain("'" + row.cells[columns.from] + "' is no id of the places");
    if (!neighbour) throw complain("'" + row.cells[columns.to] + "' is no id of the places");
    const auto weight = columns.weight ? parse_number(trim(row.cells[*columns.weight])) : 1;
    if (!weight) throw complain("'" + row.cells[*columns.weight] + "' is no weight");
    pairs.push_back({*place, *neighbour, *weight});
  }
  return pairs;
}

}  // namespace uramost::cli
