#include "analysis/survival/kaplan_meier.hpp"

#include <algorithm>
#include <cmath>

#include "core/error.hpp"

namespace uramost::analysis {

namespace {
/// `relative_variance`: Greenwood's sum, the variance of log(waiting).
std::optional<interval> limits_of(double waiting, double relative_variance, double z) {
  if (waiting <= 0 || waiting >= 1) return std::nullopt;
  const double logarithm = std::log(waiting);
  const double reach = z * std::sqrt(relative_variance) / -logarithm;
  return interval{std::exp(logarithm * std::exp(reach)), std::exp(logarithm * std::exp(-reach))};
}

/// The first time at which `value(step)` is at most `left`; in the middle of the level where it is equal to
/// it. A step without the value says nothing more.
template <class Value>
std::optional<double> first_time(const survival_curve& curve, double left, Value value) {
  constexpr double rounding = 1.5e-8;
  const auto& steps = curve.steps;
  for (auto step = steps.begin(); step != steps.end(); ++step) {
    const std::optional<double> here = value(*step);
    if (!here || *here > left + rounding) continue;
    if (*here < left - rounding) return step->time;
    const auto falls =
        std::find_if(step + 1, steps.end(), [](const auto& later) { return later.happened > 0; });
    return (step->time + (falls == steps.end() ? steps.back() : *falls).time) / 2;
  }
  return std::nullopt;
}
}  // namespace

survival_curve kaplan_meier(std::vector<observed_time> subjects, double confidence) {
  for (const observed_time& each : subjects)
    if (!std::isfinite(each.time) || each.time < 0)
      throw invalid_input("a time of waiting is negative or not finite", "time");
  std::ranges::sort(subjects, {}, &observed_time::time);

  survival_curve curve{{}, subjects.size(), 0};
  const double z = normal_quantile(1 - (1 - confidence) / 2);
  double waiting = 1, relative_variance = 0;
  for (std::size_t i = 0; i < subjects.size();) {
    survival_step step{.time = subjects[i].time, .at_risk = subjects.size() - i};
    for (; i < subjects.size() && subjects[i].time == step.time; ++i)
      ++(subjects[i].happened ? step.happened : step.censored);
    const auto at_risk = static_cast<double>(step.at_risk), happened = static_cast<double>(step.happened);
    waiting *= 1 - happened / at_risk;
    if (step.happened < step.at_risk) relative_variance += happened / (at_risk * (at_risk - happened));
    step.waiting = waiting;
    step.standard_error = waiting * std::sqrt(relative_variance);
    step.limits = limits_of(waiting, relative_variance, z);
    curve.happened += step.happened;
    curve.steps.push_back(step);
  }
  return curve;
}

waiting_quantile quantile(const survival_curve& curve, double share) {
  using bound = std::optional<double>;
  const double left = 1 - share;
  const auto low = [](const survival_step& at) { return at.limits ? bound(at.limits->low) : bound(); };
  const auto high = [](const survival_step& at) { return at.limits ? bound(at.limits->high) : bound(); };
  return {.time = first_time(curve, left, [](const survival_step& at) { return bound(at.waiting); }),
          .low = first_time(curve, left, low),
          .high = first_time(curve, left, high)};
}

}  // namespace uramost::analysis
