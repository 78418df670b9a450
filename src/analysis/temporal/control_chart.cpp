#include "analysis/temporal/control_chart.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/error.hpp"

namespace uramost::analysis {

namespace {
/// The count at which the sum reaches its limit when `missing` is what it lacks.
void set_upper(cusum_step& step, double mean, double missing, count_transform by) {
  if (by == count_transform::standard) {
    step.upper = std::max(0.0, std::ceil(std::sqrt(mean) * missing + mean));
    step.surveillance_upper = step.upper;
  } else if (by == count_transform::rossi) {
    // √x = -√m + √(4m + 2 √m missing), of the transformation's quadratic equation in √x.
    const double square = 4 * mean + 2 * std::sqrt(mean) * missing;
    const double root = square > 0 ? std::sqrt(square) - std::sqrt(mean) : 0;
    step.upper = root > 0 ? root * root : 0;
    step.surveillance_upper = root * root;
  } else {
    step.upper = step.surveillance_upper = std::numeric_limits<double>::quiet_NaN();
  }
}
}  // namespace

double transformed(double count, double mean, count_transform by) {
  switch (by) {
    case count_transform::standard:
      return (count - mean) / std::sqrt(mean);
    case count_transform::rossi:
      return (count - 3 * mean + 2 * std::sqrt(count * mean)) / (2 * std::sqrt(mean));
    case count_transform::anscombe:
      return 1.5 * (std::pow(count, 2 / 3.) - std::pow(mean, 2 / 3.)) / std::pow(mean, 1 / 6.);
    case count_transform::none:
      break;
  }
  return count;
}

std::vector<cusum_step> cusum(std::span<const double> counts, double mean, const cusum_options& how) {
  if (!(mean > 0)) throw invalid_input("the usual count must be above 0", "mean");
  std::vector<cusum_step> steps;
  double before = 0;
  for (const double count : counts) {
    cusum_step& step = steps.emplace_back();
    step.transformed = transformed(count, mean, how.transform);
    step.sum = std::max(0.0, before + (step.transformed - how.reference));
    step.alarm = step.sum >= how.limit;
    set_upper(step, mean, how.limit + how.reference - before, how.transform);
    before = how.reset && step.alarm ? 0 : step.sum;
  }
  return steps;
}

std::vector<ewma_step> ewma(std::span<const double> values, const usual_level& usual,
                            const ewma_options& how) {
  if (!(how.smoothing > 0 && how.smoothing <= 1))
    throw invalid_input("lambda is above 0 and at most 1", "lambda");
  if (!(usual.sd >= 0)) throw invalid_input("the usual standard deviation is not known", "sd");
  std::vector<ewma_step> steps;
  double average = usual.mean, forgotten = 1;
  for (const double value : values) {
    average = how.smoothing * value + (1 - how.smoothing) * average;
    forgotten *= (1 - how.smoothing) * (1 - how.smoothing);
    const double half =
        how.width * usual.sd * std::sqrt(how.smoothing / (2 - how.smoothing) * (1 - forgotten));
    const double lower = usual.mean - half, upper = usual.mean + half;
    steps.push_back({average, lower, upper, average < lower || average > upper});
  }
  return steps;
}

}  // namespace uramost::analysis
