#include "analysis/sparse_beginning.hpp"

#include <algorithm>
#include <chrono>

#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::analysis {

using namespace std::chrono;

namespace {
constexpr std::int64_t shortest_beginning = 12;
constexpr std::uint64_t share_of_fullest = 50;

/// The number of a period, one after the other: months of all years, or weeks since one of 1969.
std::int64_t number_of(const std::string& key, dimension_kind by) {
  const auto part = [&](std::size_t from) {
    return parse_integer(key.substr(from, from == 0 ? 4 : 2)).value_or(0);
  };
  if (by == dimension_kind::month) return part(0) * 12 + part(5);
  // ISO 8601: 4 January is always in week 1.
  const sys_days fourth = year{static_cast<int>(part(0))} / January / 4;
  return floor<weeks>(fourth - sys_days{1969y / December / 29}).count() + part(6);
}
}  // namespace

std::optional<std::string> end_of_sparse_beginning(std::span<const aggregate_cell> cells, dimension_kind by) {
  if (by != dimension_kind::month && by != dimension_kind::week)
    throw invalid_input("only months and weeks have a beginning", "by");
  // Incidents whose time is known too coarsely come first.
  if (!cells.empty() && cells.front().keys.front().empty()) cells = cells.subspan(1);
  if (cells.empty()) return std::nullopt;
  const std::uint64_t fullest = std::ranges::max(cells, {}, &aggregate_cell::count).count;
  const auto dense = std::ranges::find_if(
      cells, [&](const aggregate_cell& cell) { return cell.count * share_of_fullest >= fullest; });
  const std::string& first = cells.front().keys.front();
  const std::string& key = dense->keys.front();
  if (number_of(key, by) - number_of(first, by) < shortest_beginning) return std::nullopt;
  return key;
}

}  // namespace uramost::analysis
