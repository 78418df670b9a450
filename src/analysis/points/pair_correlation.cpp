#include "analysis/points/pair_correlation.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "analysis/inference/parallel.hpp"
#include "analysis/inference/verdict.hpp"
#include "analysis/points/circle_share.hpp"
#include "analysis/points/point_buckets.hpp"
#include "analysis/points/set_covariance.hpp"
#include "core/error.hpp"

namespace uramost::analysis {

namespace {
constexpr std::size_t grain = 64;

struct kernel_sums {
  std::vector<double> translation, isotropic;
};

/// Adds a pair's two weights to every r within reach of its distance.
void spread(const std::vector<double>& r, double half_width, double distance, double translation,
            double isotropic, kernel_sums& to) {
  const auto first = std::ranges::lower_bound(r, distance - half_width);
  for (auto at = first; at != r.end() && *at < distance + half_width; ++at) {
    const double u = (*at - distance) / half_width;
    const double height = 0.75 * (1 - u * u) / half_width;
    const auto index = static_cast<std::size_t>(at - r.begin());
    to.translation[index] += height * translation;
    to.isotropic[index] += height * isotropic;
  }
}
}  // namespace

pair_correlation correlation_of_pairs(std::span<const planar_point> points, const observation_window& window,
                                      std::span<const double> given, double stoyan,
                                      const progress_sink& watching) {
  expect_enough(points.size(), 2, "The pair correlation", "points");
  std::vector<double> r(given.begin(), given.end());
  std::ranges::sort(r);
  if (r.empty() || !(r.front() >= 0) || !std::isfinite(r.back()))
    throw invalid_input("distances are numbers from 0 up", "r");
  const double n = static_cast<double>(points.size()), area = window.area();
  const double half_width = stoyan * std::sqrt(area / n);
  const double reach = r.back() + half_width;
  const point_buckets buckets(points, reach);
  const set_covariance covariance(window);
  std::vector<kernel_sums> parts((points.size() + grain - 1) / grain);
  in_parallel(
      points.size(), grain,
      [&](std::size_t from, std::size_t to) {
        kernel_sums& sums = parts[from / grain];
        sums = {std::vector<double>(r.size()), std::vector<double>(r.size())};
        for (std::size_t i = from; i < to; ++i) {
          const planar_point at = buckets[i];
          const circle_share circle(window, at, reach);
          buckets.near(at, reach, [&](std::size_t first, std::size_t last) {
            for (std::size_t other = first; other < last; ++other) {
              const double dx = buckets[other].x - at.x, dy = buckets[other].y - at.y;
              const double distance = std::hypot(dx, dy);
              if (other == i || distance >= reach) continue;
              spread(r, half_width, distance, covariance.weight(dx, dy), circle.weight(distance), sums);
            }
          });
        }
      },
      watching);
  pair_correlation result{std::vector<double>(given.begin(), given.end()), {}, {}, half_width};
  for (const double each : given) {
    const auto index = static_cast<std::size_t>(std::ranges::lower_bound(r, each) - r.begin());
    double translation = 0, isotropic = 0;
    for (const kernel_sums& part : parts) {
      translation += part.translation[index];
      isotropic += part.isotropic[index];
    }
    const double by_chance = 2 * std::numbers::pi * each * n * (n - 1) / area;
    result.translation.push_back(translation / by_chance);
    result.isotropic.push_back(isotropic / by_chance);
  }
  return result;
}

}  // namespace uramost::analysis
