#include "analysis/aggregate.hpp"

#include <algorithm>
#include <map>
#include <span>

#include "analysis/row_keys.hpp"
#include "core/error.hpp"

namespace uramost::analysis {

namespace {
struct sums {
  std::uint64_t count = 0;
  std::uint64_t severity = 0;

  void add(std::uint64_t more, std::uint64_t severities) {
    count += more;
    severity += severities;
  }
};

/// More groups than this are counted in a map, fewer in a plain table.
constexpr std::uint64_t largest_table = std::uint64_t{1} << 20;

/// Neighbours are often of one group: they are counted in places of their own, so that none waits for the
/// other's sum.
constexpr std::uint64_t lanes = 4;

/// Calls `add(group, lane, severity)` for every row; with two dimensions the second runs faster.
template <class Add>
void add_rows(const index::selection& incidents, const row_keys& first, const row_keys* second, Add add) {
  constexpr std::size_t at_once = 4'096;
  std::vector<std::uint32_t> firsts(at_once), seconds(at_once, 0);
  const auto rows = incidents.rows();
  const auto severities = incidents.index().severities();
  const std::uint64_t width = second ? second->texts.size() : 1;
  for (std::size_t from = 0; from < rows.size(); from += at_once) {
    const std::size_t count = std::min(at_once, rows.size() - from);
    first.numbers(from, std::span(firsts).first(count));
    if (second) second->numbers(from, std::span(seconds).first(count));
    for (std::size_t i = 0; i < count; ++i)
      add(firsts[i] * width + seconds[i], i % lanes, severities[rows[from + i]]);
  }
}
}  // namespace

std::vector<aggregate_cell> aggregate(const index::selection& incidents, const std::vector<dimension>& by) {
  if (by.empty() || by.size() > 2) throw invalid_input("one or two dimensions", "by");
  const row_keys first = keys_of(incidents, by[0]);
  const row_keys second = by.size() == 2 ? keys_of(incidents, by[1]) : row_keys{};
  const bool two = by.size() == 2;
  const std::uint64_t width = two ? second.texts.size() : 1;

  std::vector<aggregate_cell> cells;
  const auto append = [&](std::uint64_t group, const sums& of) {
    if (of.count == 0) return;
    aggregate_cell cell{{first.texts[group / width]}, of.count, of.severity};
    if (two) cell.keys.push_back(second.texts[group % width]);
    cells.push_back(std::move(cell));
  };
  const auto count = [&](const auto& add) { add_rows(incidents, first, two ? &second : nullptr, add); };

  if (const std::uint64_t groups = first.texts.size() * width; groups <= largest_table) {
    std::vector<sums> table(groups * lanes);
    count([&](std::uint64_t group, std::uint64_t lane, std::uint8_t severity) {
      table[group * lanes + lane].add(1, severity);
    });
    for (std::uint64_t group = 0; group < groups; ++group) {
      sums all;
      for (const sums& each : std::span(table).subspan(group * lanes, lanes))
        all.add(each.count, each.severity);
      append(group, all);
    }
  } else {
    std::map<std::uint64_t, sums> table;
    count([&](std::uint64_t group, std::uint64_t, std::uint8_t severity) { table[group].add(1, severity); });
    for (const auto& [group, of] : table) append(group, of);
  }
  return cells;
}

}  // namespace uramost::analysis
