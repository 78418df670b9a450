#include "analysis/temporal/decomposition.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "analysis/inference/verdict.hpp"
#include "core/error.hpp"

namespace uramost::analysis {

namespace {
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

std::vector<double> centred_means(std::span<const double> values, std::size_t period) {
  std::vector<double> means(values.size(), not_a_number);
  const std::size_t half = period / 2;
  const bool even = period % 2 == 0;
  for (std::size_t i = half; i + half < values.size(); ++i) {
    const auto window = values.subspan(i - half, 2 * half + 1);
    double sum = std::accumulate(window.begin(), window.end(), 0.0);
    if (even) sum -= (window.front() + window.back()) / 2;
    means[i] = sum / static_cast<double>(period);
  }
  return means;
}

/// The mean of each step of the period, where there are numbers.
std::vector<double> means_by_step(std::span<const double> values, std::size_t period) {
  std::vector<double> sums(period), counts(period);
  for (std::size_t i = 0; i < values.size(); ++i)
    if (!std::isnan(values[i])) {
      sums[i % period] += values[i];
      ++counts[i % period];
    }
  std::ranges::transform(sums, counts, sums.begin(), std::divides<>());
  return sums;
}
}  // namespace

decomposition classical_decomposition(std::span<const double> values, std::size_t period,
                                      decomposition_model model) {
  if (period < 2) throw invalid_input("a period has at least 2 steps", "period");
  expect_enough(values.size(), 2 * period, "Decomposition", "values, two periods");
  if (!std::ranges::all_of(values, [](double v) { return std::isfinite(v); }))
    throw invalid_input("decomposition needs a value at every step", "value");

  const bool additive = model == decomposition_model::additive;
  const auto without = [&](double from, double part) { return additive ? from - part : from / part; };
  decomposition parts;
  parts.trend = centred_means(values, period);
  std::vector<double> detrended(values.size());
  std::ranges::transform(values, parts.trend, detrended.begin(), without);
  std::vector<double> figure = means_by_step(detrended, period);
  const double centre = std::accumulate(figure.begin(), figure.end(), 0.0) / static_cast<double>(period);
  for (double& step : figure) step = without(step, centre);
  for (std::size_t i = 0; i < values.size(); ++i) {
    parts.seasonal.push_back(figure[i % period]);
    parts.remainder.push_back(without(without(values[i], figure[i % period]), parts.trend[i]));
  }
  return parts;
}

}  // namespace uramost::analysis
