#include "analysis/points/nearest_neighbour_index.hpp"

#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

#include "analysis/inference/probability.hpp"
#include "analysis/inference/verdict.hpp"
#include "analysis/points/g_function.hpp"
#include "analysis/points/nearest_neighbours.hpp"

namespace uramost::analysis {

namespace {
double mean(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Mean of a distribution that is known up to the last r, as far as it is known.
double mean_nearest_distance(const g_function& g) {
  double sum = 0;
  for (std::size_t i = 0; i + 1 < g.r.size(); ++i)
    sum += g.r[i] * (g.kaplan_meier[i + 1] - g.kaplan_meier[i]);
  return sum / (g.kaplan_meier.back() - g.kaplan_meier.front());
}
}  // namespace

nearest_neighbour_index clark_evans(std::span<const planar_point> points, const observation_window& window) {
  expect_enough(points.size(), 2, "The nearest neighbour index", "points");
  constexpr double pi = std::numbers::pi;
  const double n = static_cast<double>(points.size()), area = window.area();
  nearest_neighbour_index result{.n = points.size(), .area = area};
  result.mean_distance = mean(nearest_distances(points).front());
  result.expected_distance = std::sqrt(area / n) / 2;
  result.r = result.mean_distance / result.expected_distance;
  result.donnelly = !window.is_rectangle()
                        ? std::numeric_limits<double>::quiet_NaN()
                        : result.mean_distance / (result.expected_distance +
                                                  (0.0514 + 0.0412 / std::sqrt(n)) * window.perimeter() / n);
  const g_function g =
      nearest_distance_distribution(points, window, usual_nearest_distances(window, points.size()));
  result.cdf = mean_nearest_distance(g) / result.expected_distance;
  const double beyond = result.mean_distance - result.expected_distance;
  result.z = beyond / (0.26136 / std::sqrt(n * n / area));
  result.p = normal_two_sided_p(result.z);
  result.exact_z = beyond / (std::sqrt((4 - pi) * area / (4 * pi)) / n);
  result.exact_p = normal_two_sided_p(result.exact_z);
  return result;
}

std::vector<neighbour_order_index> neighbour_orders(std::span<const planar_point> points,
                                                    const observation_window& window, std::size_t orders) {
  expect_enough(points.size(), orders + 1, "The nearest neighbour index of that order", "points");
  const auto distances = nearest_distances(points, orders);
  // Γ(k + ½) / (Γ(k) √π) by recursion: 1/2, then times (2k + 1) / (2k).
  double expected = std::sqrt(window.area() / static_cast<double>(points.size())) / 2;
  std::vector<neighbour_order_index> results;
  for (std::size_t order = 1; order <= orders; ++order) {
    const double observed = mean(distances[order - 1]);
    results.push_back({order, observed, expected, observed / expected});
    expected *= static_cast<double>(2 * order + 1) / static_cast<double>(2 * order);
  }
  return results;
}

}  // namespace uramost::analysis
