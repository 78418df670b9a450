#pragma once

#include <vector>

namespace uramost::print {

/// An axis that begins and ends at round numbers.
struct value_axis {
  double low = 0, high = 1;
  std::vector<double> ticks;  ///< from low to high
  int decimals = 0;           ///< that its ticks need

  /// Part of the way from low to high.
  double part(double value) const { return (value - low) / (high - low); }
};

/// The shortest axis of about `wanted` steps of 1, 2 or 5 with noughts that holds both values. Values that
/// are no finite numbers, or the same, give an axis around what there is.
value_axis axis_over(double low, double high, int wanted = 5);

}  // namespace uramost::print
