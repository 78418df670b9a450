#include "analysis/points/g_function.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "analysis/inference/verdict.hpp"
#include "analysis/points/nearest_neighbours.hpp"
#include "core/error.hpp"

namespace uramost::analysis {

namespace {
/// How many values are in (r before, r], for every r, and beyond the last; or in [r before, r), which is what
/// spatstat takes where points are lost sight of.
class histogram {
 public:
  enum class closed { above, below };

  histogram(std::span<const double> r, closed at) : r_(r), closed_(at), counts_(r.size() + 1) {}
  void add(double value) {
    const auto bin =
        closed_ == closed::above ? std::ranges::lower_bound(r_, value) : std::ranges::upper_bound(r_, value);
    ++counts_[static_cast<std::size_t>(bin - r_.begin())];
  }
  double operator[](std::size_t bin) const { return counts_[bin]; }
  /// In this bin or a later one.
  std::vector<double> from_here_on() const {
    std::vector<double> sums = counts_;
    for (std::size_t i = sums.size() - 1; i-- > 0;) sums[i] += sums[i + 1];
    return sums;
  }

 private:
  std::span<const double> r_;
  closed closed_;
  std::vector<double> counts_;
};

/// Areas of the window that are r or more from its border.
std::vector<double> eroded_areas(const observation_window& window, std::span<const double> r) {
  const planar_box& box = window.box();
  std::vector<double> areas;
  if (window.is_rectangle()) {
    for (const double each : r)
      areas.push_back(std::max(box.width() - 2 * each, 0.0) * std::max(box.height() - 2 * each, 0.0));
    return areas;
  }
  constexpr std::size_t pixels = 128;
  histogram distances(r, histogram::closed::above);
  for (std::size_t y = 0; y < pixels; ++y)
    for (std::size_t x = 0; x < pixels; ++x) {
      const planar_point at{box.min_x + box.width() * (static_cast<double>(x) + 0.5) / pixels,
                            box.min_y + box.height() * (static_cast<double>(y) + 0.5) / pixels};
      if (window.contains(at)) distances.add(window.distance_to_border(at));
    }
  const std::vector<double> beyond = distances.from_here_on();
  for (std::size_t i = 0; i < r.size(); ++i)
    areas.push_back(beyond[i + 1] * box.width() * box.height() / (pixels * pixels));
  return areas;
}
}  // namespace

g_function nearest_distance_distribution(std::span<const planar_point> points,
                                         const observation_window& window, std::span<const double> r) {
  expect_enough(points.size(), 2, "The distribution of nearest distances", "points");
  if (r.empty() || r.front() != 0 || std::ranges::adjacent_find(r, std::greater_equal{}) != r.end())
    throw invalid_input("distances must begin at 0 and ascend", "r");
  // Seen: the neighbour is nearer than the border, so that there can be no nearer one that is hidden.
  using enum histogram::closed;
  histogram nearest(r, above), seen(r, above), seen_before(r, below), seen_or_lost(r, below),
      border(r, below), border_of_seen(r, below);
  const std::vector<double> distances = nearest_distances(points).front();
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double to_border = window.distance_to_border(points[i]);
    nearest.add(distances[i]);
    seen_or_lost.add(std::min(distances[i], to_border));
    border.add(to_border);
    if (distances[i] > to_border) continue;
    seen.add(distances[i]);
    seen_before.add(distances[i]);
    border_of_seen.add(to_border);
  }
  const std::vector<double> at_risk = seen_or_lost.from_here_on(), inside = border.from_here_on();
  const std::vector<double> areas = eroded_areas(window, r);
  const double n = static_cast<double>(points.size());
  g_function g{std::vector<double>(r.begin(), r.end()), {}, {}, {}, {}, {}};
  double within = 0, seen_so_far = 0, left_inside = 0, alone = 1, weighed = 0, most_weighed = 0;
  for (std::size_t i = 0; i < r.size(); ++i) {
    within += nearest[i];
    seen_so_far += seen_before[i];
    if (at_risk[i] > 0) alone *= 1 - seen_before[i] / at_risk[i];
    weighed += seen[i] / areas[i];
    if (std::isfinite(weighed)) most_weighed = std::max(most_weighed, weighed);
    g.poisson.push_back(-std::expm1(-n / window.area() * std::numbers::pi * r[i] * r[i]));
    g.raw.push_back(within / n);
    g.border.push_back((seen_so_far - left_inside) / inside[i]);
    g.kaplan_meier.push_back(1 - alone);
    g.hanisch.push_back(weighed);
    left_inside += border_of_seen[i];
  }
  for (double& each : g.hanisch) each /= most_weighed;
  return g;
}

std::vector<double> usual_nearest_distances(const observation_window& window, std::size_t n) {
  const double density = static_cast<double>(n) / window.area();
  const double last =
      std::min(window.box().diagonal() / 2, std::sqrt(std::log(1e5) / (std::numbers::pi * density)));
  std::vector<double> r;
  for (std::size_t i = 0; i <= 512; ++i) r.push_back(last * static_cast<double>(i) / 512);
  return r;
}

}  // namespace uramost::analysis
