#include "print/value_axis.hpp"

#include <algorithm>
#include <cmath>

namespace uramost::print {

value_axis axis_over(double low, double high, int wanted) {
  if (!std::isfinite(low) || !std::isfinite(high) || low > high) low = 0, high = 1;
  if (high - low <= std::max(std::abs(low), std::abs(high)) * 1e-9) {
    const double half = low == 0 ? 0.5 : std::abs(low) / 2;
    low -= half, high += half;
  }

  const double rough = (high - low) / wanted;
  const double power = std::pow(10, std::floor(std::log10(rough)));
  double step = 10 * power;
  for (const double factor : {5, 2, 1})
    if (factor * power >= rough * 0.999) step = factor * power;

  value_axis axis;
  const double first = std::floor(low / step + 1e-9), last = std::ceil(high / step - 1e-9);
  for (double k = first; k <= last; ++k) axis.ticks.push_back(k * step);
  axis.low = axis.ticks.front();
  axis.high = axis.ticks.back();
  axis.decimals = std::clamp(static_cast<int>(-std::floor(std::log10(step) + 1e-9)), 0, 9);
  return axis;
}

}  // namespace uramost::print
