#include "analysis/points/ripley_k.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include "analysis/inference/parallel.hpp"
#include "analysis/inference/verdict.hpp"
#include "analysis/points/circle_share.hpp"
#include "analysis/points/point_buckets.hpp"
#include "core/error.hpp"

namespace uramost::analysis {

namespace {
constexpr double nan = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t grain = 128;  // points a run; sums are added up in their order, whoever made them

/// Pairs within reach, gathered before anything is done with them: telling them apart from those beyond is
/// as likely as not to go either way, which a processor cannot foresee.
template <class Each>
void each_within(const point_buckets& points, planar_point at, std::size_t first, std::size_t last,
                 double least_squared, double most_squared, Each&& each) {
  std::array<std::uint32_t, 256> found;
  while (first < last) {
    const std::size_t end = std::min(last, first + found.size());
    std::size_t count = 0;
    for (; first < end; ++first) {
      const double dx = points[first].x - at.x, dy = points[first].y - at.y;
      const double squared = dx * dx + dy * dy;
      found[count] = static_cast<std::uint32_t>(first);
      count += static_cast<std::size_t>((squared >= least_squared) & (squared < most_squared));
    }
    for (std::size_t i = 0; i < count; ++i) {
      const double dx = points[found[i]].x - at.x, dy = points[found[i]].y - at.y;
      each(found[i], dx, dy, std::sqrt(dx * dx + dy * dy));
    }
  }
}
}  // namespace

struct k_estimator::pattern {
  pattern(const k_estimator& of, std::span<const planar_point> points)
      : buckets(points, of.r_.back()),
        reach(of.r_.back()),
        border_distances(points.size()),
        border_ends(points.size()) {
    for (std::size_t i = 0; i < points.size(); ++i) {
      border_distances[i] = of.window_.distance_to_border(buckets[i]);
      border_ends[i] =
          static_cast<std::size_t>(std::ranges::lower_bound(of.r_, border_distances[i]) - of.r_.begin());
    }
  }

  point_buckets buckets;
  double reach;
  std::vector<double> border_distances;
  std::vector<std::size_t> border_ends;  // the first r that reaches the border
};

struct k_estimator::sums {
  explicit sums(std::size_t bins) : pairs(bins), translation(bins), isotropic(bins), border(bins + 1) {}

  void add(const sums& other) {
    const auto each = [](auto& to, const auto& from) {
      for (std::size_t i = 0; i < to.size(); ++i) to[i] += from[i];
    };
    each(pairs, other.pairs);
    each(translation, other.translation);
    each(isotropic, other.isotropic);
    each(border, other.border);
  }

  std::vector<double> pairs, translation;  // by bin, every pair once
  std::vector<double> isotropic;           // by bin, every pair twice: what weighs more than 1
  std::vector<double> border;              // by bin, difference to the bin before
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
      ties_are_beyond_(!window.is_rectangle()) {
  if (r_.empty() || !(r_.front() >= 0) || !std::isfinite(r_.back()) ||
      std::ranges::adjacent_find(r_, std::greater_equal{}) != r_.end())
    throw invalid_input("distances must begin at 0 or more and ascend", "r");
  const std::size_t guides = 4 * r_.size();
  bins_per_unit_ = r_.back() > 0 ? static_cast<double>(guides) / r_.back() : 0;
  for (std::size_t i = 0; i <= guides; ++i)
    first_bins_.push_back(static_cast<std::uint32_t>(
        std::ranges::lower_bound(r_, static_cast<double>(i) / bins_per_unit_ * (1 - 1e-12)) - r_.begin()));
}

std::size_t k_estimator::bin(double distance) const {
  std::size_t at = first_bins_[static_cast<std::size_t>(distance * bins_per_unit_)];
  while (r_[at] < distance) ++at;
  return at + (ties_are_beyond_ && r_[at] == distance ? 1 : 0);
}

void k_estimator::add_pairs(const pattern& in, std::size_t place, sums& to) const {
  const planar_point at = in.buckets[place];
  in.buckets.near_behind(place, in.reach, [&](std::size_t first, std::size_t last) {
    each_within(in.buckets, at, first, last, 0, in.reach * in.reach,
                [&](std::size_t other, double dx, double dy, double distance) {
                  const std::size_t at_bin = bin(std::min(distance, in.reach));
                  to.pairs[at_bin] += 1;
                  if (wanted_.translation) to.translation[at_bin] += translation_.weight(dx, dy);
                  if (!wanted_.border) return;
                  for (const std::size_t end : {in.border_ends[place], in.border_ends[other]}) {
                    if (at_bin >= end) continue;
                    to.border[at_bin] += 1;
                    to.border[end] -= 1;
                  }
                });
  });
}

void k_estimator::add_isotropic(const pattern& in, std::size_t place, sums& to) const {
  const double whole = in.border_distances[place];
  if (whole >= in.reach) return;
  const planar_point at = in.buckets[place];
  const circle_share circle(window_, at, in.reach);
  in.buckets.near(at, in.reach, [&](std::size_t first, std::size_t last) {
    each_within(in.buckets, at, first, last, whole * whole, in.reach * in.reach,
                [&](std::size_t, double, double, double distance) {
                  if (distance > whole)
                    to.isotropic[bin(std::min(distance, in.reach))] += circle.weight(distance) - 1;
                });
  });
}

k_function k_estimator::estimates(const pattern& of, const sums& all) const {
  const double n = static_cast<double>(of.buckets.size()), area = window_.area();
  const double per_pair = area / (n * (n - 1));
  k_function result{r_, {}, {}, {}, {}};
  double pairs = 0, translation = 0, isotropic = 0, border = 0, border_points = n;
  std::vector<double> ends(r_.size() + 1);
  for (const std::size_t end : of.border_ends) ends[end] += 1;
  for (std::size_t i = 0; i < r_.size(); ++i) {
    pairs += 2 * all.pairs[i];
    result.none.push_back(pairs * per_pair);
    if (wanted_.border) {
      border += all.border[i];
      border_points -= ends[i];
      result.border.push_back(border_points > 0 ? border * area / (n * border_points) : nan);
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
  std::vector<sums> parts((points.size() + grain - 1) / grain, sums(r_.size()));
  in_parallel(
      points.size(), grain,
      [&](std::size_t first, std::size_t last) {
        for (std::size_t i = first; i < last; ++i) {
          add_pairs(in, i, parts[first / grain]);
          if (wanted_.isotropic) add_isotropic(in, i, parts[first / grain]);
        }
      },
      watching);
  for (std::size_t i = 1; i < parts.size(); ++i) parts[0].add(parts[i]);
  return estimates(in, parts[0]);
}

k_function k_estimator::of_on_one_thread(std::span<const planar_point> points) const {
  expect_enough(points.size(), 2, "Ripley's K", "points");
  const pattern in(*this, points);
  sums all(r_.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    add_pairs(in, i, all);
    if (wanted_.isotropic) add_isotropic(in, i, all);
  }
  return estimates(in, all);
}

k_function ripley_k(std::span<const planar_point> points, const observation_window& window,
                    std::span<const double> r, k_corrections wanted, const progress_sink& watching) {
  return k_estimator(window, r, wanted).of(points, watching);
}

}  // namespace uramost::analysis
