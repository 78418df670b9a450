#include "analysis/space_time/near_repeat.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/inference/parallel.hpp"
#include "analysis/inference/random_stream.hpp"
#include "analysis/inference/verdict.hpp"
#include "analysis/median.hpp"
#include "core/error.hpp"
#include "core/vectorised.hpp"

namespace uramost::analysis {

namespace {
using counts = std::vector<std::uint64_t>;

/// Edges as they are worked with: from 0, finite. What lies beyond them, and before the first that was asked
/// for, is told from totals or left out.
struct working_edges {
  std::vector<double> edges;
  bool hidden_first = false;  ///< the first band was not asked for
  bool open_last = false;     ///< a last band from the last edge to infinity was

  std::size_t bands() const { return edges.size() - 1; }
};

working_edges checked(std::vector<double> edges, const char* what) {
  const auto fail = [&] {
    throw invalid_input(std::string("bands of ") + what + " need two or more ascending edges from 0 on",
                        what);
  };
  if (edges.size() < 2 || !(edges.front() >= 0)) fail();
  for (std::size_t i = 1; i < edges.size(); ++i)
    if (!(edges[i] > edges[i - 1])) fail();
  working_edges made{std::move(edges)};
  if ((made.open_last = std::isinf(made.edges.back()))) made.edges.pop_back();
  if ((made.hidden_first = made.edges.front() > 0)) made.edges.insert(made.edges.begin(), 0.0);
  if (made.edges.size() < 2) fail();  // from 0 to infinity is no band
  return made;
}

/// How many of the pairs are less than `edge` apart in time. Wide vectors when times are whole numbers: the
/// loop over pairs has no branch.
URAMOST_VECTORISED
std::uint64_t pairs_within(const point_pair* pairs, std::size_t count, const std::int32_t* when,
                           std::int32_t edge) {
  std::uint32_t near = 0;
  for (std::size_t i = 0; i < count; ++i)
    near += std::abs(when[pairs[i].first] - when[pairs[i].second]) < edge;
  return near;
}

std::uint64_t pairs_within(const point_pair* pairs, std::size_t count, const double* when, double edge) {
  std::uint64_t near = 0;
  for (std::size_t i = 0; i < count; ++i)
    near += std::abs(when[pairs[i].first] - when[pairs[i].second]) < edge;
  return near;
}

/// All pairs less than `edge` apart in time.
std::uint64_t all_pairs_within(const std::vector<double>& sorted, double edge) {
  std::uint64_t near = 0;
  std::size_t from = 0;
  for (std::size_t to = 0; to < sorted.size(); ++to) {
    while (!(sorted[to] - sorted[from] < edge)) ++from;
    near += to - from;
  }
  return near;
}

/// Everything about a table but the times, which are permuted.
struct layout {
  working_edges space, time;
  std::vector<std::vector<point_pair>> pairs;  ///< by working band of distance
  counts temporal_totals;                      ///< by working band of time
  std::uint64_t all = 0;                       ///< n (n - 1) / 2

  std::size_t shown_rows() const { return pairs.size() - space.hidden_first + space.open_last; }
  std::size_t shown_columns() const { return time.bands() - time.hidden_first + time.open_last; }
};

counts differences(counts cumulated) {
  for (std::size_t k = cumulated.size(); k-- > 1;) cumulated[k] -= cumulated[k - 1];
  return cumulated;
}

/// The table of one arrangement of the times: the bands asked for, row by row.
template <class T>
counts table_of(const layout& of, const std::vector<T>& when, const std::vector<T>& edges) {
  counts table, beyond = of.temporal_totals;
  std::uint64_t all_beyond = of.all;
  const auto add_row = [&](const counts& row, std::uint64_t pairs) {
    table.insert(table.end(), row.begin() + of.time.hidden_first, row.end());
    std::uint64_t inside = 0;
    for (const std::uint64_t each : row) inside += each;
    if (of.time.open_last) table.push_back(pairs - inside);
  };
  for (std::size_t band = 0; band < of.pairs.size(); ++band) {
    const auto& pairs = of.pairs[band];
    counts row;
    for (std::size_t k = 1; k < edges.size(); ++k)
      row.push_back(pairs_within(pairs.data(), pairs.size(), when.data(), edges[k]));
    row = differences(std::move(row));
    for (std::size_t k = 0; k < row.size(); ++k) beyond[k] -= row[k];
    all_beyond -= pairs.size();
    if (band > 0 || !of.space.hidden_first) add_row(row, pairs.size());
  }
  if (of.space.open_last) add_row(beyond, all_beyond);
  return table;
}

layout layout_of(std::span<const planar_point> points, std::span<const double> days,
                 const near_repeat_options& options) {
  layout made{checked(options.spatial_edges, "distance"), checked(options.temporal_edges, "time"), {}, {}, 0};
  made.pairs = close_pairs(points, made.space.edges, options.metric);
  // Neighbours in the list of pairs then are neighbours in memory.
  for (auto& band : made.pairs)
    std::ranges::sort(band, [](point_pair a, point_pair b) {
      return a.first != b.first ? a.first < b.first : a.second < b.second;
    });
  std::vector<double> sorted(days.begin(), days.end());
  std::ranges::sort(sorted);
  for (std::size_t k = 1; k < made.time.edges.size(); ++k)
    made.temporal_totals.push_back(all_pairs_within(sorted, made.time.edges[k]));
  made.temporal_totals = differences(std::move(made.temporal_totals));
  made.all = static_cast<std::uint64_t>(points.size()) * (points.size() - 1) / 2;
  return made;
}

/// The observed table, then one a permutation.
template <class T>
std::vector<counts> tables(const layout& of, const std::vector<T>& when, const std::vector<T>& edges,
                           const near_repeat_options& options, const progress_sink& watching) {
  std::vector<counts> made(options.permutations + 1);
  made[0] = table_of(of, when, edges);
  in_parallel(
      options.permutations, 4,
      [&](std::size_t first, std::size_t last) {
        std::vector<T> permuted;
        for (std::size_t i = first; i < last; ++i) {
          permuted = when;
          random_stream(options.seed, i).shuffle(std::span(permuted));
          made[i + 1] = table_of(of, permuted, edges);
        }
      },
      watching);
  return made;
}

/// Whole days near each other fit into 32 bits, and an edge between two whole days is the later one.
std::vector<counts> tables(const layout& of, std::span<const double> days, const near_repeat_options& options,
                           const progress_sink& watching) {
  const double least = *std::ranges::min_element(days), most = *std::ranges::max_element(days);
  const bool whole = std::ranges::all_of(days, [](double day) { return day == std::floor(day); });
  if (!whole || most - least > 1e8)
    return tables(of, std::vector<double>(days.begin(), days.end()), of.time.edges, options, watching);
  std::vector<std::int32_t> when, edges;
  for (const double day : days) when.push_back(static_cast<std::int32_t>(day - least));
  for (const double edge : of.time.edges)
    edges.push_back(static_cast<std::int32_t>(std::min(std::ceil(edge), 1e9)));
  return tables(of, when, edges, options, watching);
}

near_repeat_cell cell_of(const std::vector<counts>& all, std::size_t place, double expected) {
  near_repeat_cell made{.observed = all[0][place], .expected = expected};
  const auto observed = static_cast<double>(made.observed);
  made.ratio = observed / expected;
  std::vector<double> simulated;
  std::size_t as_many = 0;
  for (std::size_t i = 1; i < all.size(); ++i) {
    simulated.push_back(static_cast<double>(all[i][place]));
    made.simulated_mean += simulated.back() / static_cast<double>(all.size() - 1);
    as_many += all[i][place] >= made.observed;
  }
  made.p = static_cast<double>(as_many + 1) / static_cast<double>(all.size());
  made.simulated_median = median(std::move(simulated));
  made.flagged = made.p <= 0.05 && made.ratio >= 1.2;
  return made;
}
}  // namespace

near_repeat_result near_repeat(std::span<const planar_point> points, std::span<const double> days,
                               const near_repeat_options& options, const progress_sink& watching) {
  expect_enough(points.size(), 3, "Near repeat", "incidents");
  const layout of = layout_of(points, days, options);
  const auto all = tables(of, days, options, watching);
  const std::size_t rows = of.shown_rows(), columns = of.shown_columns();
  near_repeat_result result{.n = points.size(), .spatial_pairs = {}, .temporal_pairs = {}, .cells = {}};
  std::uint64_t near = 0, soon = 0;
  for (std::size_t band = 0; band < of.pairs.size(); near += of.pairs[band++].size())
    if (band > 0 || !of.space.hidden_first) result.spatial_pairs.push_back(of.pairs[band].size());
  if (of.space.open_last) result.spatial_pairs.push_back(of.all - near);
  for (std::size_t band = 0; band < of.time.bands(); soon += of.temporal_totals[band++])
    if (band > 0 || !of.time.hidden_first) result.temporal_pairs.push_back(of.temporal_totals[band]);
  if (of.time.open_last) result.temporal_pairs.push_back(of.all - soon);
  for (std::size_t place = 0; place < rows * columns; ++place)
    result.cells.push_back(cell_of(all, place,
                                   static_cast<double>(result.spatial_pairs[place / columns]) *
                                       static_cast<double>(result.temporal_pairs[place % columns]) /
                                       static_cast<double>(of.all)));
  return result;
}

}  // namespace uramost::analysis
