#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "analysis/inference/probability.hpp"

/// How long until something happens, when for some it has not happened yet. Pure; may be called from many
/// threads.
namespace uramost::analysis {

/// One subject: how long it was watched, and whether what was waited for happened at the end of that time.
/// Where it did not (the case is open still), all that is known is that it takes longer.
struct observed_time {
  double time = 0;  ///< at least 0, any unit
  bool happened = false;
};

/// What is known from one observed time on, until the next.
struct survival_step {
  double time = 0;
  std::size_t at_risk = 0;  ///< watched until just before
  std::size_t happened = 0, censored = 0;
  double waiting = 1;                ///< share for which it has not happened by then
  double standard_error = 0;         ///< of `waiting` (Greenwood 1926)
  std::optional<interval> limits{};  ///< pointwise; nothing where `waiting` is 0 or 1
};

/// The product-limit estimate (Kaplan & Meier 1958, J Am Stat Assoc 53), with limits on the scale of
/// log(-log) (Kalbfleisch & Prentice 1980), which stay between 0 and 1. Assumes that those censored are like
/// the others.
struct survival_curve {
  std::vector<survival_step> steps;  ///< one a distinct time, ascending
  std::size_t subjects = 0, happened = 0;
};

/// Throws invalid_input for a time that is negative or not finite. `confidence` between 0 and 1.
survival_curve kaplan_meier(std::vector<observed_time> subjects, double confidence = 0.95);

/// The time by which it has happened for a share, and the interval of those that cannot be ruled out
/// (Brookmeyer & Crowley 1982, Biometrics 38). Nothing: later than anything that was observed. Where the
/// curve is level at the share, the middle of the level.
struct waiting_quantile {
  std::optional<double> time, low, high;
};
waiting_quantile quantile(const survival_curve& curve, double share = 0.5);

}  // namespace uramost::analysis
