#pragma once

#include <cstdint>
#include <optional>

#include "analysis/inference/probability.hpp"

namespace uramost::analysis {

/// Two counts of incidents, each over an exposure (days, persons, …), compared.
struct two_counts {
  std::uint64_t first = 0, second = 0;
  double first_exposure = 1, second_exposure = 1;
};

struct count_comparison {
  /// E-test: Krishnamoorthy & Thomson (2004, Journal of Statistical Planning and Inference 119).
  double p_e_test = 1;
  /// Exact and conditional on the sum: binomial (Przyborowski & Wilenski 1940).
  double p_exact = 1;
  /// 2 (sqrt second - sqrt first), rates of equal exposure (Wheeler 2016); beyond 3 is an alarm.
  double poisson_z = 0;
  /// Second rate over first; nothing when the first count is 0. Interval exact, from the binomial one.
  std::optional<double> rate_ratio;
  interval rate_ratio_interval;  ///< `high` infinite when the first count is 0
};

/// Is one period (or place) different from another: year to date, last 28 days against the same last year?
/// Ratio and exact p-value are those of compare_periods, which also says what exposures and confidence it
/// refuses; counts above a million are refused here (invalid_input).
count_comparison compare_counts(const two_counts& of, double confidence = 0.95);

}  // namespace uramost::analysis
