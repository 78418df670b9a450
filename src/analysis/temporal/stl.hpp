#pragma once

#include <optional>

#include "analysis/temporal/decomposition.hpp"

namespace uramost::analysis {

struct stl_options {
  /// Span of the season's smoothing in periods, odd, at least 7 (Cleveland et al.); nothing: the season is
  /// the same in every period.
  std::optional<std::size_t> seasonal_window = {};
  /// Span of the trend's smoothing in steps, odd; nothing: the smallest that leaves the season alone,
  /// 1.5 period / (1 - 1.5 / seasonal_window).
  std::optional<std::size_t> trend_window = {};
  bool robust = false;  ///< single outliers get less weight
  /// Robustness by the true median of residuals. By default by that of R's stl, which is at times off
  /// (stl_median.hpp), so that numbers can be compared; statsmodels has the true one.
  bool exact_median = false;
  std::optional<std::size_t> inner = {};  ///< rounds; nothing: 2, and 1 when robust
  std::optional<std::size_t> outer = {};  ///< rounds of robustness; nothing: 0, and 15 when robust
};

struct stl_result {
  decomposition parts;          ///< additive
  std::vector<double> weights;  ///< of robustness, 0 to 1 by value; all 1 without
};

/// Seasonal-trend decomposition by loess (Cleveland, Cleveland, McRae & Terpenning 1990, J. Official
/// Statistics 6), with the defaults of R's stl: seasonal degree 0, degrees of trend and low-pass 1, low-pass
/// window the next odd number from the period, each tenth of a window is smoothed and the rest interpolated.
/// Windows are raised to odd numbers of at least 3. `period` of at least 2 steps. Throws invalid_input unless
/// there are more than two periods, all numbers.
stl_result stl(std::span<const double> values, std::size_t period, const stl_options& how = {});

}  // namespace uramost::analysis
