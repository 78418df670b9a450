#include "analysis/space_time/near_repeat.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <type_traits>

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

/// Arrangements of the times that are looked at together. Their times lie beside one another, place by place,
/// so that one look at a pair serves all of them.
constexpr std::size_t lanes = 16;
constexpr std::size_t block = 128;  // pairs whose times apart are kept before they are counted

template <class T>
using counter = std::conditional_t<std::is_same_v<T, std::int16_t>, std::uint16_t, std::uint64_t>;

/// How far apart in time pairs are, a row of lanes each.
template <class T>
[[gnu::always_inline]] inline void tell_apart(const point_pair* pairs, std::size_t count, const T* when,
                                              T* apart) {
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t lane = 0; lane < lanes; ++lane) {
      const T first = when[pairs[i].first * lanes + lane], second = when[pairs[i].second * lanes + lane];
      apart[i * lanes + lane] = static_cast<T>(first > second ? first - second : second - first);
    }
}

/// Adds how many are less than `edge` apart, in each lane.
template <class T>
[[gnu::always_inline]] inline void count_near(const T* apart, std::size_t count, T edge,
                                              std::uint64_t* near) {
  counter<T> found[lanes] = {};
  for (std::size_t i = 0; i < count; ++i)
    for (std::size_t lane = 0; lane < lanes; ++lane)
      found[lane] = static_cast<counter<T>>(found[lane] + (apart[i * lanes + lane] < edge ? 1 : 0));
  for (std::size_t lane = 0; lane < lanes; ++lane) near[lane] += found[lane];
}

/// In each lane, how many of the pairs are less than each edge apart in time: `near` by edge, then lane.
template <class T>
[[gnu::always_inline]] inline void count_pairs(std::span<const point_pair> pairs, const T* when,
                                               std::span<const T> edges, std::uint64_t* near) {
  T apart[block * lanes];
  for (std::size_t first = 0; first < pairs.size(); first += block) {
    const std::size_t count = std::min(block, pairs.size() - first);
    tell_apart(pairs.data() + first, count, when, apart);
    for (std::size_t edge = 0; edge < edges.size(); ++edge)
      count_near(apart, count, edges[edge], near + edge * lanes);
  }
}

URAMOST_VECTORISED
void pairs_within(std::span<const point_pair> pairs, const std::int16_t* when,
                  std::span<const std::int16_t> edges, std::uint64_t* near) {
  count_pairs(pairs, when, edges, near);
}

URAMOST_VECTORISED
void pairs_within(std::span<const point_pair> pairs, const double* when, std::span<const double> edges,
                  std::uint64_t* near) {
  count_pairs(pairs, when, edges, near);
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

/// From west to east, so that what is near is near in memory.
struct incidents {
  incidents(std::span<const planar_point> at, std::span<const double> when) {
    std::vector<std::size_t> order(at.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return at[i].x; });
    for (const std::size_t i : order) {
      points.push_back(at[i]);
      days.push_back(when[i]);
    }
  }
  std::vector<planar_point> points;
  std::vector<double> days;
};

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

/// The table of one arrangement of the times, the bands asked for row by row; `near`: how many pairs of each
/// band of distance are within each edge of time.
counts table_of(const layout& of, const counts& near) {
  counts table, beyond = of.temporal_totals;
  std::uint64_t all_beyond = of.all;
  const auto add_row = [&](const counts& row, std::uint64_t pairs) {
    table.insert(table.end(), row.begin() + of.time.hidden_first, row.end());
    std::uint64_t inside = 0;
    for (const std::uint64_t each : row) inside += each;
    if (of.time.open_last) table.push_back(pairs - inside);
  };
  const auto bands = static_cast<std::ptrdiff_t>(of.time.bands());
  for (std::size_t band = 0; band < of.pairs.size(); ++band) {
    const auto first = near.begin() + static_cast<std::ptrdiff_t>(band) * bands;
    const counts row = differences({first, first + bands});
    for (std::size_t k = 0; k < row.size(); ++k) beyond[k] -= row[k];
    all_beyond -= of.pairs[band].size();
    if (band > 0 || !of.space.hidden_first) add_row(row, of.pairs[band].size());
  }
  if (of.space.open_last) add_row(beyond, all_beyond);
  return table;
}

/// The tables of as many arrangements as `to` has, one a lane of `when`.
template <class T>
void fill_tables(const layout& of, const std::vector<T>& when, std::span<const T> edges,
                 std::span<counts> to) {
  counts near(of.pairs.size() * edges.size() * lanes);
  for (std::size_t band = 0; band < of.pairs.size(); ++band)
    pairs_within(of.pairs[band], when.data(), edges, near.data() + band * edges.size() * lanes);
  for (std::size_t lane = 0; lane < to.size(); ++lane) {
    counts own;
    for (std::size_t i = lane; i < near.size(); i += lanes) own.push_back(near[i]);
    to[lane] = table_of(of, own);
  }
}

layout layout_of(std::span<const planar_point> points, std::span<const double> days,
                 const near_repeat_options& options) {
  layout made{checked(options.spatial_edges, "distance"), checked(options.temporal_edges, "time"), {}, {}, 0};
  made.pairs = close_pairs(points, made.space.edges, options.metric);
  std::vector<double> sorted(days.begin(), days.end());
  std::ranges::sort(sorted);
  for (std::size_t k = 1; k < made.time.edges.size(); ++k)
    made.temporal_totals.push_back(all_pairs_within(sorted, made.time.edges[k]));
  made.temporal_totals = differences(std::move(made.temporal_totals));
  made.all = static_cast<std::uint64_t>(points.size()) * (points.size() - 1) / 2;
  return made;
}

/// The observed table, then one a permutation. `edges`: where bands of time end.
template <class T>
std::vector<counts> tables(const layout& of, const std::vector<T>& when, std::span<const T> edges,
                           const near_repeat_options& options, const progress_sink& watching) {
  std::vector<counts> made(options.permutations + 1);
  const auto put = [](const std::vector<T>& times, std::size_t lane, std::vector<T>& to) {
    for (std::size_t place = 0; place < times.size(); ++place) to[place * lanes + lane] = times[place];
  };
  std::vector<T> observed(when.size() * lanes);
  put(when, 0, observed);
  fill_tables(of, observed, edges, std::span(made).first(1));
  in_parallel(
      options.permutations, lanes,
      [&](std::size_t first, std::size_t last) {
        std::vector<T> permuted, beside(when.size() * lanes);
        for (std::size_t i = first; i < last; ++i) {
          permuted = when;
          random_stream(options.seed, i).shuffle(std::span(permuted));
          put(permuted, i - first, beside);
        }
        fill_tables(of, beside, edges, std::span(made).subspan(first + 1, last - first));
      },
      watching);
  return made;
}

/// Whole days of a lifetime fit into 16 bits, and an edge between two whole days is the later one.
std::vector<counts> tables(const layout& of, std::span<const double> days, const near_repeat_options& options,
                           const progress_sink& watching) {
  constexpr double most_days = std::numeric_limits<std::int16_t>::max();
  const auto ends = std::span(of.time.edges).subspan(1);
  const double least = *std::ranges::min_element(days), most = *std::ranges::max_element(days);
  const bool whole = std::ranges::all_of(days, [](double day) { return day == std::floor(day); });
  if (!whole || most - least >= most_days)
    return tables(of, std::vector<double>(days.begin(), days.end()), std::span<const double>(ends), options,
                  watching);
  std::vector<std::int16_t> when, edges;
  for (const double day : days) when.push_back(static_cast<std::int16_t>(day - least));
  for (const double end : ends)
    edges.push_back(static_cast<std::int16_t>(std::min(std::ceil(end), most_days)));
  return tables(of, when, std::span<const std::int16_t>(edges), options, watching);
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
  const incidents sorted(points, days);
  const layout of = layout_of(sorted.points, sorted.days, options);
  const auto all = tables(of, sorted.days, options, watching);
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
