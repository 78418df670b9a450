#include "analysis/evaluation/predictive_accuracy.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/error.hpp"

namespace uramost::analysis {

namespace {
using order = std::vector<std::size_t>;

double sum_of(std::span<const double> values) { return std::accumulate(values.begin(), values.end(), 0.0); }

/// By falling density, then as `before` says; else as they are.
template <class Before>
order by_density(std::span<const double> values, std::span<const double> areas, const Before& before) {
  order cells(values.size());
  std::iota(cells.begin(), cells.end(), std::size_t{0});
  std::ranges::stable_sort(cells, [&](std::size_t a, std::size_t b) {
    const double one = values[a] / areas[a], other = values[b] / areas[b];
    return one != other ? one > other : before(a, b);
  });
  return cells;
}
}  // namespace

std::vector<accuracy_row> predictive_accuracy(std::span<const double> counts,
                                              std::span<const double> predicted,
                                              std::span<const double> areas) {
  if (counts.size() != predicted.size() || counts.size() != areas.size())
    throw invalid_input("counts, predictions and areas are not of the same cells");
  const double all = sum_of(counts), area = sum_of(areas);
  if (!(all > 0)) throw invalid_input("nothing happened that could have been predicted", "count");
  if (!std::ranges::all_of(areas, [](double each) { return each > 0; }))
    throw invalid_input("an area is not above 0", "area");

  const order cells = by_density(predicted, areas, [&](auto a, auto b) { return counts[a] < counts[b]; });
  const order best = by_density(counts, areas, [](auto, auto) { return false; });
  std::vector<accuracy_row> table;
  double best_count = 0, best_area = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    accuracy_row row = table.empty() ? accuracy_row() : table.back();
    row.cell = cells[i];
    row.count = counts[row.cell];
    row.predicted = predicted[row.cell];
    row.area = areas[row.cell];
    row.cumulated_count += row.count;
    row.cumulated_predicted += row.predicted;
    row.cumulated_area += row.area;
    row.share_of_count = row.cumulated_count / all;
    row.share_of_area = row.cumulated_area / area;
    row.pai = row.share_of_count / row.share_of_area;
    best_count += counts[best[i]];
    best_area += areas[best[i]];
    row.pei = row.pai / ((best_count / all) / (best_area / area));
    row.rri = row.cumulated_predicted / row.cumulated_count;
    table.push_back(row);
  }
  return table;
}

double recapture_rate_index(double hot_then, double hot_before, double all_then, double all_before) {
  return (hot_then / hot_before) / (all_then / all_before);
}

hit_rate hit_rate_at(std::span<const accuracy_row> table, double share) {
  if (table.empty() || !(share > 0 && share <= 1))
    throw invalid_input("a share is above 0 and at most 1", "share");
  std::size_t rows = 1;
  while (rows < table.size() && table[rows].share_of_area <= share * (1 + 1e-12)) ++rows;
  const accuracy_row& last = table[rows - 1];
  hit_rate made{.asked_share = share,
                .share = last.share_of_area,
                .hits = last.cumulated_count,
                .total = table.back().cumulated_count,
                .rate = last.share_of_count,
                .pai = last.pai,
                .pei = last.pei,
                .rate_interval = {},
                .pai_interval = {}};
  made.rate_interval = binomial_interval(static_cast<std::uint64_t>(std::llround(made.hits)),
                                         static_cast<std::uint64_t>(std::llround(made.total)), 0.95);
  made.pai_interval = {made.rate_interval.low / made.share, made.rate_interval.high / made.share};
  return made;
}

}  // namespace uramost::analysis
