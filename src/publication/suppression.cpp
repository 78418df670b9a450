#include "publication/suppression.hpp"

#include <algorithm>

#include "publication/disclosure_network.hpp"

namespace uramost::publication {

namespace {
/// Cells that are equal to the sum of others.
struct sum_of_cells {
  table_cell* whole = nullptr;
  std::vector<table_cell*> parts;
};

std::vector<sum_of_cells> sums_of(count_table& table) {
  std::vector<sum_of_cells> sums;
  const auto note = [&](table_cell& whole, auto parts, auto cell_of) {
    if (parts.empty()) return;
    sum_of_cells& sum = sums.emplace_back(&whole);
    for (const std::size_t part : parts) sum.parts.push_back(&cell_of(part));
  };
  for (std::size_t area = 0; area < table.areas().size(); ++area)
    for (std::size_t column = 0; column < table.columns().size(); ++column) {
      table_cell& whole = table.at(area, column);
      for (const column_side side : {column_side::period, column_side::category})
        note(whole, table.parts_of_column(column, side),
             [&](std::size_t part) -> table_cell& { return table.at(area, part); });
      note(whole, table.parts_of_area(area),
           [&](std::size_t part) -> table_cell& { return table.at(part, column); });
    }
  return sums;
}

bool withhold_smallest(const sum_of_cells& sum) {
  table_cell* smallest = nullptr;
  for (table_cell* each : sum.parts)
    if (!each->withheld && (!smallest || each->count < smallest->count)) smallest = each;
  table_cell& chosen = smallest ? *smallest : *sum.whole;
  if (chosen.withheld) return false;
  return chosen.withheld = true;
}

/// Withholds one more cell where a sum gives a withheld one away. Answers whether it had to.
bool complete(const sum_of_cells& sum, std::int64_t threshold) {
  std::size_t withheld = 0;
  std::int64_t together = 0;
  for (const table_cell* each : sum.parts)
    if (each->withheld) {
      ++withheld;
      together += each->count;
    }
  if (withheld == 0) return false;
  if (withheld >= 2 && (sum.whole->withheld || together >= threshold)) return false;
  return withhold_smallest(sum);
}

/// Whether all incidents of what a category is part of are of that category.
bool is_shared_by_all(const count_table& table, std::size_t area, std::size_t column) {
  const table_column& of = table.columns()[column];
  const std::int64_t count = table.at(area, column).count;
  return of.side == column_side::category && count > 0 && count == table.at(area, of.parent).count;
}

bool is_protected(const count_table& table, std::size_t area, std::size_t column, std::int64_t threshold) {
  return table.at(area, column).count < threshold || is_shared_by_all(table, area, column);
}

template <class Visit>
void for_each_protected(const count_table& table, std::int64_t threshold, Visit visit) {
  for (std::size_t area = 0; area < table.areas().size(); ++area)
    for (std::size_t column = 0; column < table.columns().size(); ++column)
      if (is_protected(table, area, column, threshold)) visit(area, column);
}

bool complete_sums(const std::vector<sum_of_cells>& sums, std::int64_t threshold) {
  bool changed = false;
  for (const sum_of_cells& each : sums)
    while (complete(each, threshold)) changed = true;
  return changed;
}

bool widen_ranges(count_table& table, const disclosure_network& known, std::int64_t threshold) {
  bool changed = false;
  for_each_protected(table, threshold, [&](std::size_t area, std::size_t column) {
    const std::int64_t count = table.at(area, column).count;
    const std::int64_t rise = std::max<std::int64_t>(threshold - count, 0);
    for (const auto& [row, needed] : known.needed_for(area, column, count, rise)) {
      table.at(row, needed).withheld = true;
      changed = true;
    }
  });
  return changed;
}
}  // namespace

void suppress(count_table& table, std::int64_t threshold) {
  for_each_protected(table, threshold,
                     [&](std::size_t area, std::size_t column) { table.at(area, column).withheld = true; });
  const std::vector<sum_of_cells> sums = sums_of(table);
  const disclosure_network known(table);
  while (complete_sums(sums, threshold) || widen_ranges(table, known, threshold)) {
  }
}

std::vector<disclosed_cell> disclosed_cells(const count_table& table, std::int64_t threshold) {
  std::vector<disclosed_cell> disclosed;
  const disclosure_network known(table);
  for_each_protected(table, threshold, [&](std::size_t area, std::size_t column) {
    const table_cell& cell = table.at(area, column);
    feasible_range range{cell.count, cell.count};
    if (cell.withheld) range = known.range_of(area, column, std::max(threshold, cell.count));
    if (range.least > 0 || range.most < threshold)
      disclosed.push_back({area, column, range.least, range.most});
  });
  return disclosed;
}

}  // namespace uramost::publication
