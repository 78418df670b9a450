#include "analysis/temporal/stl.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/inference/verdict.hpp"
#include "analysis/median.hpp"
#include "analysis/temporal/loess.hpp"
#include "analysis/temporal/stl_median.hpp"
#include "core/error.hpp"

namespace uramost::analysis {

namespace {
std::size_t odd(std::size_t window) { return std::max<std::size_t>(3, window | 1); }
std::size_t tenth(std::size_t window) { return (window + 9) / 10; }

std::vector<double> moving_means(std::span<const double> values, std::size_t length) {
  std::vector<double> means(values.size() - length + 1);
  double sum = std::accumulate(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(length), 0.0);
  means[0] = sum / static_cast<double>(length);
  for (std::size_t i = 1; i < means.size(); ++i) {
    sum += values[i + length - 1] - values[i - 1];
    means[i] = sum / static_cast<double>(length);
  }
  return means;
}

std::vector<double> difference(std::span<const double> a, std::span<const double> b) {
  std::vector<double> made(a.size());
  std::ranges::transform(a, b, made.begin(), std::minus<>());
  return made;
}

/// What is taken apart, and how.
struct procedure {
  std::span<const double> values;
  std::size_t period;
  loess season, low_pass, trend;

  /// Each step of the period smoothed on its own, and one period further at both ends.
  std::vector<double> by_step(std::span<const double> detrended, std::span<const double> robustness) const {
    std::vector<double> made(detrended.size() + 2 * period);
    for (std::size_t step = 0; step < period; ++step) {
      std::vector<double> own, weights;
      for (std::size_t i = step; i < detrended.size(); i += period) {
        own.push_back(detrended[i]);
        if (!robustness.empty()) weights.push_back(robustness[i]);
      }
      const std::size_t n = own.size(), width = std::min(season.window, n);
      const auto smooth = season.smooth(own, weights);
      made[step] = season.fit(own, weights, -1, 0, width - 1).value_or(smooth.front());
      for (std::size_t i = 0; i < n; ++i) made[(i + 1) * period + step] = smooth[i];
      made[(n + 1) * period + step] =
          season.fit(own, weights, static_cast<double>(n), n - width, n - 1).value_or(smooth.back());
    }
    return made;
  }

  void inner_round(decomposition& parts, std::span<const double> robustness) const {
    const auto cycle = by_step(difference(values, parts.trend), robustness);
    const auto slow = low_pass.smooth(moving_means(moving_means(moving_means(cycle, period), period), 3));
    parts.seasonal = difference(std::span(cycle).subspan(period, values.size()), slow);
    parts.trend = trend.smooth(difference(values, parts.seasonal), robustness);
  }
};

/// Bisquare weights: 0 from six times the median residual on.
std::vector<double> robustness_of(std::vector<double> residuals, bool exact_median) {
  for (double& each : residuals) each = std::abs(each);
  const double limit = 6 * (exact_median ? median(residuals) : stl_median(residuals));
  for (double& each : residuals) {
    const double share = each / limit, fall = 1 - share * share;
    each = each <= 0.001 * limit ? 1 : each <= 0.999 * limit ? fall * fall : 0;
  }
  return residuals;
}

void make_periodic(std::vector<double>& seasonal, std::size_t period) {
  for (std::size_t step = 0; step < std::min(period, seasonal.size()); ++step) {
    double sum = 0, count = 0;
    for (std::size_t i = step; i < seasonal.size(); i += period, ++count) sum += seasonal[i];
    for (std::size_t i = step; i < seasonal.size(); i += period) seasonal[i] = sum / count;
  }
}

procedure planned(std::span<const double> values, std::size_t period, const stl_options& how) {
  const std::size_t chosen = how.seasonal_window.value_or(10 * values.size() + 1);
  if (chosen < 3) throw invalid_input("the seasonal window has at least 3 periods", "seasonal-window");
  const double shortest =
      std::ceil(1.5 * static_cast<double>(period) / (1 - 1.5 / static_cast<double>(chosen)));
  const std::size_t trend = how.trend_window.value_or(static_cast<std::size_t>(shortest) | 1);
  const std::size_t low_pass = period | 1;
  return {values,
          period,
          {odd(chosen), 0, tenth(chosen)},
          {odd(low_pass), 1, tenth(low_pass)},
          {odd(trend), 1, tenth(trend)}};
}
}  // namespace

stl_result stl(std::span<const double> values, std::size_t period, const stl_options& how) {
  if (period < 2) throw invalid_input("a period has at least 2 steps", "period");
  expect_enough(values.size(), 2 * period + 1, "STL", "values, more than two periods");
  if (!std::ranges::all_of(values, [](double v) { return std::isfinite(v); }))
    throw invalid_input("STL needs a value at every step", "value");

  const procedure work = planned(values, period, how);
  stl_result result;
  decomposition& parts = result.parts;
  parts.trend.assign(values.size(), 0);
  const std::size_t outer = how.outer.value_or(how.robust ? 15 : 0);
  std::vector<double> robustness;
  for (std::size_t round = 0; round <= outer; ++round) {
    if (round > 0)
      robustness =
          robustness_of(difference(difference(values, parts.trend), parts.seasonal), how.exact_median);
    for (std::size_t i = 0; i < how.inner.value_or(how.robust ? 1 : 2); ++i)
      work.inner_round(parts, robustness);
  }
  if (!how.seasonal_window) make_periodic(parts.seasonal, period);
  parts.remainder = difference(difference(values, parts.seasonal), parts.trend);
  result.weights = robustness.empty() ? std::vector<double>(values.size(), 1) : robustness;
  return result;
}

}  // namespace uramost::analysis
