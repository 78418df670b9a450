#include "analysis/points/ripley_k.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

#include "analysis/inference/parallel.hpp"
#include "analysis/inference/verdict.hpp"
#include "analysis/points/circle_share.hpp"
#include "analysis/points/lone_sides.hpp"
#include "analysis/points/point_buckets.hpp"
#include "core/error.hpp"
#include "core/vectorised.hpp"

namespace uramost::analysis {

namespace {
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t grain = 128;  // points a run; sums are added up in their order, whoever made them
constexpr std::size_t block = 128;  // pairs worked out at a time

/// How far points are from one of them, squared: by the same steps on every processor.
URAMOST_VECTORISED
void squares(const double* x, const double* y, std::size_t count, planar_point from, double* to) {
  for (std::size_t i = 0; i < count; ++i)
    to[i] = (x[i] - from.x) * (x[i] - from.x) + (y[i] - from.y) * (y[i] - from.y);
}

/// How many are within a distance, squared, by the same steps.
URAMOST_VECTORISED
std::size_t count_within(const double* x, const double* y, std::size_t count, planar_point from,
                         double squared) {
  std::size_t found = 0;
  for (std::size_t i = 0; i < count; ++i)
    found += (x[i] - from.x) * (x[i] - from.x) + (y[i] - from.y) * (y[i] - from.y) <= squared;
  return found;
}

/// Some points beside one another in memory, as one point sees them.
struct seen_points {
  std::size_t first = 0, count = 0;
  std::array<double, block> squared, weight;
  std::array<std::uint32_t, block> bin;

  /// Keeps those beyond a distance and within another, without a branch that could be foreseen wrongly.
  void keep_between(double beyond_squared, double within_squared) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const double each = squared[i];
      squared[kept] = each;
      kept += static_cast<std::size_t>((each > beyond_squared) & (each < within_squared));
    }
    count = kept;
  }
  void look_up(const distance_bins& bins) { bins.find({squared.data(), count}, bin.data()); }
};

std::span<const double> checked(std::span<const double> r) {
  if (r.empty() || !(r.front() >= 0) || !std::isfinite(r.back()) ||
      std::ranges::adjacent_find(r, std::greater_equal{}) != r.end())
    throw invalid_input("distances must begin at 0 or more and ascend", "r");
  return r;
}
}  // namespace

/// What a run of points adds, by bin; the last bin is for pairs that are too far apart.
struct k_estimator::tallies {
  explicit tallies(std::size_t bins) : near(bins), isotropic(bins), inner_ends(bins) {}

  static constexpr std::uint64_t a_pair = 1, an_inner_point = std::uint64_t{1} << 32;

  struct tally {
    std::uint64_t counts = 0;  // pairs, every one once, and how many of their points are as far inside
    double translation = 0;
  };
  std::vector<tally> near;
  std::vector<double> isotropic;          // every pair twice: what weighs more than 1
  lone_side_circles circles;              // that are still to be added there
  std::vector<std::uint64_t> inner_ends;  // pairs of points that were inside, and end to be
};

struct k_estimator::pattern {
  pattern(const k_estimator& of, std::span<const planar_point> points)
      : buckets(points, of.r_.back(), 8), reach(of.r_.back()) {
    for (std::size_t i = 0; i < points.size(); ++i) {
      const planar_point at = buckets[i];
      x.push_back(at.x);
      y.push_back(at.y);
      border_distances.push_back(of.window_.distance_to_border(at));
      border_ends.push_back(static_cast<std::uint32_t>(
          std::ranges::lower_bound(of.r_, border_distances.back()) - of.r_.begin()));
      lone_sides.push_back(lone_side(of.window_, at, reach));
      lone_end.push_back(has_lone_side(i) ? i + 1 : lone_end.back());
    }
    lone_begin.assign(points.size() + 1, points.size());
    for (std::size_t i = points.size(); i-- > 0;) lone_begin[i] = has_lone_side(i) ? i : lone_begin[i + 1];
  }

  bool has_lone_side(std::size_t place) const { return lone_sides[place] < reach; }

  /// Calls `each(seen)` with points that together are all those of a run.
  template <class Each>
  void see(std::size_t place, std::size_t first, std::size_t last, Each&& each) const {
    seen_points seen;
    for (seen.first = first; seen.first < last; seen.first += block) {
      seen.count = std::min(block, last - seen.first);
      squares(x.data() + seen.first, y.data() + seen.first, seen.count, buckets[place], seen.squared.data());
      each(seen);
    }
  }

  /// Circles about either end that leave by a lone side.
  void collect_lone_sides(const seen_points& seen, std::size_t place, lone_side_circles& to) const {
    const std::span squared(seen.squared.data(), seen.count);
    if (has_lone_side(place)) to.add(squared, seen.bin.data(), lone_sides[place]);
    const std::size_t first = lone_begin[seen.first], end = lone_end[seen.first + seen.count];
    if (first >= end) return;
    const std::size_t skipped = first - seen.first;
    to.add(squared.subspan(skipped, end - first), seen.bin.data() + skipped, lone_sides.data() + first);
  }

  point_buckets buckets;
  double reach;
  std::vector<double> x, y, border_distances;  // by place in the buckets
  std::vector<std::uint32_t> border_ends;      // the first r that reaches the border
  std::vector<double> lone_sides;              // how far it is (lone_sides.hpp)
  std::vector<std::size_t> lone_begin;         // the first place from here on that has one
  std::vector<std::size_t> lone_end{0};        // behind the last one before
};

struct k_estimator::sums {
  explicit sums(std::size_t bins)
      : pairs(bins), inner(bins), translation(bins), isotropic(bins), inner_ends(bins) {}

  void add(const tallies& of) {
    for (std::size_t i = 0; i < pairs.size(); ++i) {
      pairs[i] += static_cast<double>(of.near[i].counts % tallies::an_inner_point);
      inner[i] += static_cast<double>(of.near[i].counts / tallies::an_inner_point);
      translation[i] += of.near[i].translation;
      isotropic[i] += of.isotropic[i];
      inner_ends[i] += static_cast<double>(of.inner_ends[i]);
    }
  }

  std::vector<double> pairs, inner, translation, isotropic, inner_ends;
};

double l_of(double k) { return std::sqrt(k / std::numbers::pi); }

std::vector<double> usual_distances(const observation_window& window, std::size_t n, std::size_t steps) {
  const double density = static_cast<double>(n) / window.area();
  const double last = std::min(window.box().short_side() / 4, std::sqrt(1000 / (std::numbers::pi * density)));
  std::vector<double> r(steps + 1);
  for (std::size_t i = 0; i <= steps; ++i) r[i] = last * static_cast<double>(i) / static_cast<double>(steps);
  return r;
}

k_estimator::k_estimator(const observation_window& window, std::span<const double> r, k_corrections wanted)
    : window_(window),
      r_(r.begin(), r.end()),
      wanted_(wanted),
      translation_(window),
      bins_(checked(r), !window.is_rectangle()) {}

void k_estimator::add_pairs(const pattern& in, std::size_t place, tallies& to) const {
  const std::uint32_t own_end = in.border_ends[place];
  in.buckets.near_behind(place, in.reach, [&](std::size_t from, std::size_t end) {
    in.see(place, from, end, [&](seen_points& seen) {
      seen.look_up(bins_);
      if (wanted_.translation)
        translation_.weights({in.x.data() + seen.first, seen.count}, {in.y.data() + seen.first, seen.count},
                             in.buckets[place], seen.weight.data());
      const std::uint32_t* const ends = in.border_ends.data() + seen.first;
      for (std::size_t i = 0; i < seen.count; ++i) {
        const std::uint32_t bin = seen.bin[i];
        const std::uint64_t inner = std::uint64_t{bin < own_end} + std::uint64_t{bin < ends[i]};
        auto& tally = to.near[bin];
        tally.counts += tallies::a_pair + inner * tallies::an_inner_point;
        if (wanted_.translation) tally.translation += seen.weight[i];
      }
      if (wanted_.isotropic) in.collect_lone_sides(seen, place, to.circles);
      if (to.circles.is_full()) to.circles.empty_into(to.isotropic);
    });
  });
}

void k_estimator::end_inner(const pattern& in, std::size_t place, tallies& to) const {
  const std::size_t end = in.border_ends[place];
  if (end == r_.size() || end == 0) return;
  const double within = bins_.largest_square(end - 1);
  std::size_t found = within >= 0 ? std::size_t(-1) : 0;  // not the point itself
  in.buckets.near(in.buckets[place], r_[end - 1], [&](std::size_t from, std::size_t last) {
    found += count_within(in.x.data() + from, in.y.data() + from, last - from, in.buckets[place], within);
  });
  to.inner_ends[end] += found;
}

void k_estimator::add_isotropic(const pattern& in, std::size_t place, tallies& to) const {
  const double whole = in.border_distances[place];
  if (whole >= in.reach || in.has_lone_side(place)) return;
  const circle_share circle(window_, in.buckets[place], in.reach);
  in.buckets.near(in.buckets[place], in.reach, [&](std::size_t from, std::size_t last) {
    in.see(place, from, last, [&](seen_points& seen) {
      seen.keep_between(whole * whole, in.reach * in.reach);
      seen.look_up(bins_);
      circle.weights({seen.squared.data(), seen.count}, seen.weight.data());
      for (std::size_t i = 0; i < seen.count; ++i) to.isotropic[seen.bin[i]] += seen.weight[i] - 1;
    });
  });
}

k_estimator::tallies k_estimator::tallies_of(const pattern& in, std::size_t first, std::size_t last) const {
  tallies made(bins_.beyond() + 1);
  for (std::size_t place = first; place < last; ++place) {
    add_pairs(in, place, made);
    if (wanted_.border) end_inner(in, place, made);
    if (wanted_.isotropic) add_isotropic(in, place, made);
  }
  made.circles.empty_into(made.isotropic);
  return made;
}

k_function k_estimator::estimates(const pattern& of, const sums& all) const {
  const double n = static_cast<double>(of.buckets.size()), area = window_.area();
  const double per_pair = area / (n * (n - 1));
  k_function result{r_, {}, {}, {}, {}};
  double pairs = 0, translation = 0, isotropic = 0, border = 0, far_inside = n;
  std::vector<double> ends(r_.size() + 1);
  for (const std::size_t end : of.border_ends) ends[end] += 1;
  for (std::size_t i = 0; i < r_.size(); ++i) {
    pairs += 2 * all.pairs[i];
    result.none.push_back(pairs * per_pair);
    if (wanted_.border) {
      border += all.inner[i] - all.inner_ends[i];
      far_inside -= ends[i];
      result.border.push_back(far_inside > 0 ? border * area / (n * far_inside) : nan);
    }
    if (wanted_.translation) {
      translation += 2 * all.translation[i];
      result.translation.push_back(r_[i] < translation_.reach() ? translation * per_pair : nan);
    }
    if (wanted_.isotropic) {
      isotropic += all.isotropic[i];
      result.isotropic.push_back(2 * r_[i] < window_.box().diagonal() ? (pairs + isotropic) * per_pair : nan);
    }
  }
  return result;
}

k_function k_estimator::of(std::span<const planar_point> points, const progress_sink& watching) const {
  expect_enough(points.size(), 2, "Ripley's K", "points");
  const pattern in(*this, points);
  sums all(bins_.beyond() + 1);
  std::vector<std::optional<tallies>> runs((points.size() + grain - 1) / grain);
  in_parallel(
      points.size(), grain,
      [&](std::size_t first, std::size_t last) { runs[first / grain] = tallies_of(in, first, last); },
      watching);
  for (const auto& run : runs) all.add(*run);
  return estimates(in, all);
}

k_function k_estimator::of_on_one_thread(std::span<const planar_point> points) const {
  expect_enough(points.size(), 2, "Ripley's K", "points");
  const pattern in(*this, points);
  sums all(bins_.beyond() + 1);
  for (std::size_t first = 0; first < points.size(); first += grain)
    all.add(tallies_of(in, first, std::min(first + grain, points.size())));
  return estimates(in, all);
}

k_function ripley_k(std::span<const planar_point> points, const observation_window& window,
                    std::span<const double> r, k_corrections wanted, const progress_sink& watching) {
  return k_estimator(window, r, wanted).of(points, watching);
}

}  // namespace uramost::analysis
