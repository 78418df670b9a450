#include "analysis/points/centrography.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <utility>
#include <vector>

#include "analysis/inference/verdict.hpp"
#include "analysis/median.hpp"
#include "core/error.hpp"

namespace uramost::analysis {

namespace {
planar_point weighted_mean(std::span<const planar_point> points, const std::vector<double>& weights) {
  double x = 0, y = 0, sum = 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    x += weights[i] * points[i].x;
    y += weights[i] * points[i].y;
    sum += weights[i];
  }
  return {x / sum, y / sum};
}

/// Weiszfeld's iteration, with Vardi & Zhang's step off a data point (2000, PNAS 97).
planar_point least_distance_centre(std::span<const planar_point> points, const std::vector<double>& weights,
                                   planar_point at) {
  const double enough = 1e-13 * bounding_box_of(points).diagonal();
  for (int round = 0; round < 10'000; ++round) {
    double x = 0, y = 0, sum = 0, pull_x = 0, pull_y = 0, here = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
      const double dx = points[i].x - at.x, dy = points[i].y - at.y, distance = std::hypot(dx, dy);
      if (distance <= enough) {
        here += weights[i];
        continue;
      }
      const double share = weights[i] / distance;
      x += share * points[i].x;
      y += share * points[i].y;
      sum += share;
      pull_x += share * dx;
      pull_y += share * dy;
    }
    const double pull = std::hypot(pull_x, pull_y);
    if (sum == 0 || pull <= here) return at;
    const double step = 1 - here / pull;
    const planar_point next{at.x + step * (x / sum - at.x), at.y + step * (y / sum - at.y)};
    if (std::hypot(next.x - at.x, next.y - at.y) <= enough) return next;
    at = next;
  }
  return at;
}

/// Σ w (p − centre)(p − centre)ᵀ.
struct scatter {
  double xx = 0, xy = 0, yy = 0;
};
}  // namespace

centrography centre_and_spread(std::span<const planar_point> points, std::span<const double> given) {
  expect_enough(points.size(), 3, "Centrography", "points");
  std::vector<double> weights(given.begin(), given.end());
  if (weights.empty()) weights.assign(points.size(), 1);
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  if (weights.size() != points.size() || std::ranges::any_of(weights, [](double w) { return !(w >= 0); }) ||
      !(sum > 2))
    throw invalid_input("weights are one a point, none below 0, together more than 2", "weight");

  centrography result;
  result.n = points.size();
  result.weight = sum;
  result.mean_centre = weighted_mean(points, weights);
  std::vector<double> xs, ys;
  scatter spread;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const double dx = points[i].x - result.mean_centre.x, dy = points[i].y - result.mean_centre.y;
    spread.xx += weights[i] * dx * dx;
    spread.xy += weights[i] * dx * dy;
    spread.yy += weights[i] * dy * dy;
    xs.push_back(points[i].x);
    ys.push_back(points[i].y);
  }
  result.median_centre = {median(std::move(xs)), median(std::move(ys))};
  result.least_distance_centre = least_distance_centre(points, weights, result.mean_centre);
  result.standard_distance = std::sqrt((spread.xx + spread.yy) / (sum - 2));
  result.standard_distance_n = std::sqrt((spread.xx + spread.yy) / sum);

  const double middle = (spread.xx + spread.yy) / 2;
  const double apart = std::hypot((spread.xx - spread.yy) / 2, spread.xy);
  const double major = middle + apart;
  // Their product is the determinant: no digits are lost in a thin ellipse.
  const double minor = major > 0 ? std::max(0.0, spread.xx * spread.yy - spread.xy * spread.xy) / major : 0;
  result.semi_major = std::sqrt(2 * major / (sum - 2));
  result.semi_minor = std::sqrt(2 * minor / (sum - 2));
  result.semi_major_n = std::sqrt(2 * major / sum);
  result.semi_minor_n = std::sqrt(2 * minor / sum);
  const double from_east = std::atan2(2 * spread.xy, spread.xx - spread.yy) / 2;
  result.azimuth_deg = std::fmod(90 - from_east * 180 / std::numbers::pi + 180, 180);
  result.eccentricity = major > 0 ? std::sqrt(1 - minor / major) : 0;
  result.ellipse_area = std::numbers::pi * result.semi_major * result.semi_minor;
  return result;
}

}  // namespace uramost::analysis
