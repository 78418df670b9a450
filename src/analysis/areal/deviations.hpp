#pragma once

#include <span>
#include <vector>

namespace uramost::analysis {

/// Values as they deviate from their mean, which is what autocorrelation is measured on.
struct deviations {
  double mean = 0;
  std::vector<double> z;     ///< each value less the mean
  double squares = 0;        ///< Σ z²
  double fourth_powers = 0;  ///< Σ z⁴

  double n() const { return static_cast<double>(z.size()); }
  /// The mean square, divisor n.
  double variance() const { return squares / n(); }
  /// n Σ z⁴ / (Σ z²)².
  double kurtosis() const { return n() * fourth_powers / (squares * squares); }
};

/// Throws invalid_input (field `value`) for a value that is not finite and for values that are all alike,
/// whose deviations say nothing.
deviations deviations_of(std::span<const double> values);

}  // namespace uramost::analysis
