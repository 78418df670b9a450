#include "analysis/value_classes.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/error.hpp"

namespace uramost::analysis {

namespace {
/// A width that is a hair too narrow by rounding alone is wide enough.
constexpr double tolerance = 1e-12;

/// The narrowest round width, and a whole number if asked for, that is at least `width`.
double round_up(double width, bool whole) {
  if (whole) width = std::max(width, 1.0);
  const double magnitude = std::pow(10, std::floor(std::log10(width)));
  for (const double digit : std::array{1.0, 2.0, 2.5, 5.0}) {
    const double round = digit * magnitude;
    if (round >= width * (1 - tolerance) && !(whole && round != std::floor(round))) return round;
  }
  return 10 * magnitude;
}
}  // namespace

std::size_t value_classes::of(double value) const {
  const auto above = std::ranges::upper_bound(breaks, value);
  return static_cast<std::size_t>(std::max<std::ptrdiff_t>(above - breaks.begin(), 1) - 1);
}

value_classes equal_steps(std::span<const double> values, bool whole) {
  double largest = 0;
  for (const double value : values) {
    if (!(value >= 0) || std::isinf(value))
      throw invalid_input("classes need values of nought or more", "by");
    largest = std::max(largest, value);
  }
  value_classes made;
  if (largest == 0) return made;
  const double step = round_up(largest / value_classes::most, whole);
  for (std::size_t i = 0; i < value_classes::most && static_cast<double>(i) * step <= largest; ++i)
    made.breaks.push_back(static_cast<double>(i) * step);
  return made;
}

}  // namespace uramost::analysis
