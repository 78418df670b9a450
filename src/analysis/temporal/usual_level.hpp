#pragma once

#include <cmath>
#include <numeric>
#include <span>

namespace uramost::analysis {

/// What is usual in a series, against which alarms are raised.
struct usual_level {
  double mean = 0;
  double sd = 0;  ///< with divisor n - 1; NaN of fewer than two values
};

inline usual_level level_of(std::span<const double> values) {
  const auto n = static_cast<double>(values.size());
  const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
  double squares = 0;
  for (const double value : values) squares += (value - mean) * (value - mean);
  return {mean, std::sqrt(squares / (n - 1))};
}

}  // namespace uramost::analysis
