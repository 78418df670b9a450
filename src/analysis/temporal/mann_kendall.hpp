#pragma once

#include <cstdint>
#include <span>

namespace uramost::analysis {

/// Whether a series rises or falls. Missing values (NaN) are left out of the test and keep their place in
/// time for the slope.
struct mann_kendall_result {
  std::size_t n = 0;       ///< values that are there
  std::int64_t s = 0;      ///< rises less falls, over all pairs
  double variance = 0;     ///< of s without a trend, made up for ties
  double z = 0;            ///< with continuity correction; 0 when all values are equal
  double p_two_sided = 1;  ///< by the normal distribution
  double tau = 0;          ///< s / (n (n - 1) / 2), as pymannkendall gives it
  double tau_b = 0;        ///< Kendall's tau b, made up for ties, as R's Kendall gives it
  double sen_slope = 0;    ///< median of all slopes, a step of time
  double intercept = 0;    ///< at the first step, through the medians (Conover 1999)
};

/// What practice asks for before a trend is believed (Hirsch, Slack & Smith 1982).
inline constexpr std::size_t recommended_mann_kendall_values = 10;

/// The trend test of Mann (1945, Econometrica 13) and Kendall (1975), variance with ties, in the form of
/// pymannkendall's original_test; slope by Sen (1968, JASA 63). `values` are at equal steps of time. Memory
/// grows with n² / 2. Throws invalid_input for fewer than 2 values.
mann_kendall_result mann_kendall(std::span<const double> values);

}  // namespace uramost::analysis
