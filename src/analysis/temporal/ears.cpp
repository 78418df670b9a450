#include "analysis/temporal/ears.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "analysis/inference/probability.hpp"
#include "analysis/temporal/usual_level.hpp"
#include "core/error.hpp"

namespace uramost::analysis {

namespace {
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// What exceeds one standard deviation, of a C2; nothing when nothing varied.
double excess(const ears_signal& c2) {
  return std::isnan(c2.statistic) ? 0 : std::max(0.0, c2.statistic - 1);
}

struct calculation {
  std::span<const double> counts;
  ears_options how;
  double z, z_c3;

  /// The level of the baseline that ends `lag` steps before `at`.
  usual_level level(std::size_t at, std::size_t lag) const {
    usual_level made = level_of(counts.subspan(at - lag - how.baseline, how.baseline));
    made.sd = std::max(made.sd, how.least_sd);
    return made;
  }

  ears_signal against_baseline(std::size_t at, std::size_t lag) const {
    if (at < lag + how.baseline) return {not_a_number, not_a_number, false};
    const auto [mean, sd] = level(at, lag);
    const double upper = mean + z * sd;
    return {(counts[at] - mean) / sd, upper, counts[at] > upper};
  }

  void add_c3(std::vector<ears_step>& steps, std::size_t at) const {
    ears_step& step = steps[at];
    if (at < how.baseline + 4) {
      step.c3 = {not_a_number, not_a_number, false};
      step.surveillance_c3_upper = not_a_number;
      return;
    }
    const auto [mean, sd] = level(at, 2);
    const double before = excess(steps[at - 2].c2) + excess(steps[at - 1].c2);
    const double sum = before + excess(step.c2);
    const double upper = before >= z_c3 ? 0 : std::max(0.0, mean + sd * (1 + z_c3 - before));
    step.c3 = {sum, upper, sum >= z_c3};
    step.surveillance_c3_upper = std::max(0.0, counts[at] + sd * (z_c3 - before));
    step.surveillance_c3_alarm = counts[at] > step.surveillance_c3_upper;
  }
};
}  // namespace

std::vector<ears_step> ears(std::span<const double> counts, const ears_options& how) {
  if (how.baseline < 3) throw invalid_input("a baseline has at least 3 steps", "baseline");
  const calculation of{counts, how, normal_quantile(1 - how.alpha_c1_c2), normal_quantile(1 - how.alpha_c3)};
  std::vector<ears_step> steps(counts.size());
  for (std::size_t at = 0; at < counts.size(); ++at) {
    steps[at].c1 = of.against_baseline(at, 0);
    steps[at].c2 = of.against_baseline(at, 2);
    of.add_c3(steps, at);
  }
  return steps;
}

}  // namespace uramost::analysis
