#include "analysis/temporal/poisson_alarm.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/error.hpp"

namespace uramost::analysis {

double poisson_z(double count, double mean) { return 2 * (std::sqrt(count) - std::sqrt(mean)); }

std::vector<poisson_alarm_step> poisson_alarms(std::span<const double> counts, double mean,
                                               const poisson_alarm_options& how) {
  if (!(mean > 0)) throw invalid_input("the usual count must be above 0", "mean");
  if (!(how.rate_ratio > 1)) throw invalid_input("the rise looked for is above 1", "rate-ratio");
  if (!(how.run_length >= 1)) throw invalid_input("the run length is at least 1", "run-length");
  const double log_ratio = std::log(how.rate_ratio), growth = mean * (how.rate_ratio - 1);
  std::vector<poisson_alarm_step> steps;
  double sum = 0, evidence = 0;
  for (const double count : counts) {
    const double likelihood = std::exp(count * log_ratio - growth);
    sum = std::max(0.0, sum + count - growth / log_ratio);
    evidence = std::min((1 + evidence) * likelihood, std::numeric_limits<double>::max());
    const double z = poisson_z(count, mean);
    steps.push_back({z, std::abs(z) > poisson_z_limit, sum, evidence, evidence >= how.run_length});
  }
  return steps;
}

}  // namespace uramost::analysis
