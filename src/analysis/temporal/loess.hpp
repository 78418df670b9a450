#pragma once

#include <optional>
#include <span>
#include <vector>

namespace uramost::analysis {

/// Local regression on a series at equal steps (Cleveland 1979, JASA 74), in the form that STL uses:
/// tricube weights, and between every `jump` steps a straight line.
struct loess {
  std::size_t window = 3;  ///< values that a fit looks at, odd
  int degree = 1;          ///< 0: local mean, 1: local line
  std::size_t jump = 1;    ///< steps between fits

  /// The smoothed series. `robustness` weighs the values, or is empty.
  std::vector<double> smooth(std::span<const double> values, std::span<const double> robustness = {}) const;

  /// The fit at `at` (steps from the first value, may lie beside the series) by the values `first` to `last`;
  /// nothing when none has any weight.
  std::optional<double> fit(std::span<const double> values, std::span<const double> robustness, double at,
                            std::size_t first, std::size_t last) const;
};

}  // namespace uramost::analysis
