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

/// Both sums in one number, so that one addition counts a row: the count above 40 bits of severities.
struct packed_sums {
  static constexpr std::size_t most_rows = (std::size_t{1} << 24) - 1;
  std::uint64_t both = 0;

  void add(std::uint8_t severity) { both += (std::uint64_t{1} << 40) + severity; }
  std::uint64_t count() const { return both >> 40; }
  std::uint64_t severity() const { return both & ((std::uint64_t{1} << 40) - 1); }
};

/// More groups than this are counted in a map, fewer in a plain table.
constexpr std::uint64_t largest_table = std::uint64_t{1} << 20;

/// Neighbours are often of one group: they are counted in places of their own, so that none waits for the
/// other's sum.
constexpr std::uint64_t lanes = 4;

/// Calls `add(group, lane, severity)` for up to `most` rows from the `begin` of the selection on; with two
/// dimensions the second runs faster.
template <class Add>
void add_rows(const index::selection& incidents, std::size_t begin, std::size_t most, const row_keys& first,
              const row_keys* second, Add add) {
  constexpr std::size_t at_once = 4'096;
  std::vector<std::uint32_t> firsts(at_once), seconds(at_once, 0);
  const auto rows = incidents.rows();
  const auto severities = incidents.index().severities();
  const std::uint64_t width = second ? second->texts.size() : 1;
  const std::size_t end = begin + std::min(most, rows.size() - begin);
  for (std::size_t from = begin; from < end; from += at_once) {
    const std::size_t count = std::min(at_once, end - from);
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
  const row_keys* const inner = two ? &second : nullptr;
  const std::size_t rows = incidents.size();

  if (const std::uint64_t groups = first.texts.size() * width; groups <= largest_table) {
    std::vector<sums> table(groups);
    for (std::size_t from = 0; from < rows; from += packed_sums::most_rows) {
      std::vector<packed_sums> packed(groups * lanes);
      add_rows(incidents, from, packed_sums::most_rows, first, inner,
               [&](std::uint64_t group, std::uint64_t lane, std::uint8_t severity) {
                 packed[group * lanes + lane].add(severity);
               });
      for (std::size_t i = 0; i < packed.size(); ++i)
        table[i / lanes].add(packed[i].count(), packed[i].severity());
    }
    for (std::uint64_t group = 0; group < groups; ++group) append(group, table[group]);
  } else {
    std::map<std::uint64_t, sums> table;
    add_rows(
        incidents, 0, rows, first, inner,
        [&](std::uint64_t group, std::uint64_t, std::uint8_t severity) { table[group].add(1, severity); });
    for (const auto& [group, of] : table) append(group, of);
  }
  return cells;
}

}  // namespace uramost::analysis
