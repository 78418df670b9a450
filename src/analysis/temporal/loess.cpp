#include "analysis/temporal/loess.hpp"

#include <algorithm>
#include <cmath>

namespace uramost::analysis {

namespace {
/// (1 - (r/h)^3)^3, flat at its top and cut at its foot as STL has it.
double tricube(double distance, double bandwidth) {
  if (distance > 0.999 * bandwidth) return 0;
  if (distance <= 0.001 * bandwidth) return 1;
  const double share = distance / bandwidth;
  const double fall = 1 - share * share * share;
  return fall * fall * fall;
}

struct neighbours {
  std::size_t first, last;
};

/// The `window` values around `at`, moved inside the series at its ends.
neighbours around(std::size_t at, std::size_t window, std::size_t n) {
  if (window >= n) return {0, n - 1};
  const std::size_t half = window / 2;
  const std::size_t first = std::min(at > half ? at - half : 0, n - window);
  return {first, first + window - 1};
}

void draw_line(std::vector<double>& through, std::size_t from, std::size_t to) {
  const double slope = (through[to] - through[from]) / static_cast<double>(to - from);
  for (std::size_t i = from + 1; i < to; ++i)
    through[i] = through[from] + slope * static_cast<double>(i - from);
}
}  // namespace

std::optional<double> loess::fit(std::span<const double> values, std::span<const double> robustness,
                                 double at, std::size_t first, std::size_t last) const {
  const std::size_t n = values.size();
  double bandwidth = std::max(at - static_cast<double>(first), static_cast<double>(last) - at);
  if (window > n) bandwidth += static_cast<double>((window - n) / 2);

  std::vector<double> weights(last - first + 1);
  double sum = 0, centre = 0;
  for (std::size_t i = first; i <= last; ++i) {
    const auto place = static_cast<double>(i);
    double weight = tricube(std::abs(place - at), bandwidth);
    if (!robustness.empty()) weight *= robustness[i];
    weights[i - first] = weight;
    sum += weight;
    centre += weight * place;
  }
  if (sum <= 0) return std::nullopt;
  centre /= sum;

  double spread = 0, slope = 0;
  if (degree > 0 && bandwidth > 0) {
    for (std::size_t i = first; i <= last; ++i) {
      const double from_centre = static_cast<double>(i) - centre;
      spread += weights[i - first] / sum * from_centre * from_centre;
    }
    // Values that lie all but on one place carry no line.
    if (std::sqrt(spread) > 0.001 * static_cast<double>(n - 1)) slope = (at - centre) / spread;
  }
  double fitted = 0;
  for (std::size_t i = first; i <= last; ++i)
    fitted += weights[i - first] / sum * (slope * (static_cast<double>(i) - centre) + 1) * values[i];
  return fitted;
}

std::vector<double> loess::smooth(std::span<const double> values, std::span<const double> robustness) const {
  const std::size_t n = values.size();
  std::vector<double> smoothed(values.begin(), values.end());
  if (n < 2) return smoothed;
  const std::size_t step = std::min(jump, n - 1);
  const auto fit_at = [&](std::size_t i, const neighbours& by) {
    smoothed[i] = fit(values, robustness, static_cast<double>(i), by.first, by.last).value_or(values[i]);
  };
  std::size_t at = 0;
  for (fit_at(0, around(0, window, n)); at + step < n; at += step) {
    fit_at(at + step, around(at + step, window, n));
    draw_line(smoothed, at, at + step);
  }
  if (at != n - 1) {
    // The end is fitted by the neighbours of the last fit, as in the authors' program.
    fit_at(n - 1, around(at, window, n));
    draw_line(smoothed, at, n - 1);
  }
  return smoothed;
}

}  // namespace uramost::analysis
