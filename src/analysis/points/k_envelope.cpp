#include "analysis/points/k_envelope.hpp"

#include <algorithm>
#include <cmath>

#include "analysis/inference/parallel.hpp"
#include "analysis/inference/random_stream.hpp"
#include "analysis/inference/verdict.hpp"
#include "core/error.hpp"

namespace uramost::analysis {

namespace {
std::vector<planar_point> evenly_thrown(std::size_t n, const observation_window& window,
                                        random_stream& random) {
  const planar_box& box = window.box();
  std::vector<planar_point> points;
  while (points.size() < n) {
    const double x = box.min_x + box.width() * random.fraction();
    const planar_point at{x, box.min_y + box.height() * random.fraction()};
    if (window.is_rectangle() || window.surrounds(at)) points.push_back(at);
  }
  return points;
}

std::vector<double> l_values(const k_function& k, k_correction correction) {
  const std::vector<double>* const estimates[]{&k.none, &k.border, &k.translation, &k.isotropic};
  std::vector<double> l;
  for (const double each : *estimates[static_cast<std::size_t>(correction)]) l.push_back(l_of(each));
  return l;
}

/// How far L leaves its expectation, where it is known.
double largest_deviation(const std::vector<double>& l, const std::vector<double>& r) {
  double largest = 0;
  for (std::size_t i = 0; i < r.size(); ++i)
    if (std::isfinite(l[i])) largest = std::max(largest, std::abs(l[i] - r[i]));
  return largest;
}
}  // namespace

k_envelope simulated_l(std::span<const planar_point> points, const observation_window& window,
                       std::span<const double> r, k_correction correction, std::size_t simulations,
                       std::uint64_t seed, const progress_sink& watching) {
  expect_enough(points.size(), 2, "Ripley's K", "points");
  if (simulations < 39)
    throw invalid_input("an envelope at 5 % needs at least 39 simulations", "permutations");
  const k_estimator estimator(window, r,
                              {.border = correction == k_correction::border,
                               .translation = correction == k_correction::translation,
                               .isotropic = correction == k_correction::isotropic});
  std::vector<std::vector<double>> simulated(simulations);
  in_parallel(
      simulations, 1,
      [&](std::size_t i, std::size_t) {
        random_stream random(seed, i);
        simulated[i] =
            l_values(estimator.of_on_one_thread(evenly_thrown(points.size(), window, random)), correction);
      },
      watching);

  k_envelope result;
  result.r.assign(r.begin(), r.end());
  result.observed = l_values(estimator.of(points), correction);
  result.simulations = simulations;
  std::vector<double> deviations;
  for (const auto& each : simulated) deviations.push_back(largest_deviation(each, result.r));
  const double own = largest_deviation(result.observed, result.r);
  const auto as_far = std::ranges::count_if(deviations, [&](double each) { return each >= own; });
  result.p = static_cast<double>(as_far + 1) / static_cast<double>(simulations + 1);

  std::ranges::sort(deviations, std::greater{});
  const double width = deviations[(simulations + 1) / 20 - 1];
  const std::size_t rank = (simulations + 1) / 40 - 1;  // 2.5 % at either end
  for (std::size_t i = 0; i < r.size(); ++i) {
    std::vector<double> at_r;
    for (const auto& each : simulated) at_r.push_back(each[i]);
    std::ranges::sort(at_r);
    result.low.push_back(at_r[rank]);
    result.high.push_back(at_r[simulations - 1 - rank]);
    result.global_low.push_back(r[i] - width);
    result.global_high.push_back(r[i] + width);
  }
  return result;
}

}  // namespace uramost::analysis
