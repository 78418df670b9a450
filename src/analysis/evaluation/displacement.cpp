#include "analysis/evaluation/displacement.hpp"

#include <cmath>

#include "core/error.hpp"

namespace uramost::analysis {

namespace {
/// The change of a weighted count, and its variance.
estimate change(const before_after& counts, const before_after& time, double area) {
  if (!(counts.before >= 0 && counts.after >= 0)) throw invalid_input("a count is below 0");
  if (!(time.before > 0 && time.after > 0 && area > 0)) throw invalid_input("a weight is not above 0");
  const double before = time.before * area, after = time.after * area;
  return {counts.after / after - counts.before / before,
          counts.after / (after * after) + counts.before / (before * before)};
}

estimate difference(const estimate& change, const estimate& control) {
  return {change.value - control.value, std::sqrt(change.standard_error + control.standard_error)};
}

std::optional<double> quotient(const measure_counts& of) {
  const before_after &a = of.treated, &b = of.beside, &c = of.control;
  if (b.before + b.after == 0 || c.before == 0 || c.after == 0) return std::nullopt;
  const double success = a.after / c.after - a.before / c.before;
  if (success == 0) return std::nullopt;
  return (b.after / c.after - b.before / c.before) / success;
}

std::optional<estimate> log_rate_ratio(const before_after& treated, const before_after& control) {
  if (treated.before == 0 || treated.after == 0 || control.before == 0 || control.after == 0)
    return std::nullopt;
  return estimate{std::log((treated.after / treated.before) / (control.after / control.before)),
                  std::sqrt(1 / treated.before + 1 / treated.after + 1 / control.before + 1 / control.after)};
}
}  // namespace

displacement_result weighted_displacement(const measure_counts& counts, double confidence) {
  if (!(confidence > 0 && confidence < 1)) throw invalid_input("a confidence lies between 0 and 1", "alpha");
  const auto changed = [&](const before_after& each, double area) {
    return change(each, counts.time_weight, area);
  };
  displacement_result made;
  made.local = difference(changed(counts.treated, counts.treated_weight),
                          changed(counts.control, counts.control_weight));
  made.displacement = difference(changed(counts.beside, counts.beside_weight),
                                 changed(counts.beside_control, counts.beside_control_weight));
  made.total = {made.local.value + made.displacement.value,
                std::hypot(made.local.standard_error, made.displacement.standard_error)};
  if (made.total.standard_error > 0) made.z = made.total.value / made.total.standard_error;
  made.p_two_sided = normal_two_sided_p(made.z);
  const double reach = normal_quantile((1 + confidence) / 2) * made.total.standard_error;
  made.total_interval = {made.total.value - reach, made.total.value + reach};
  made.quotient = quotient(counts);
  made.log_rate_ratio = log_rate_ratio(counts.treated, counts.control);
  return made;
}

estimate harm_weighted(std::span<const estimate> estimates, std::span<const double> weights) {
  if (estimates.size() != weights.size()) throw invalid_input("each estimate needs a weight", "harm");
  double sum = 0, variance = 0;
  for (std::size_t i = 0; i < estimates.size(); ++i) {
    sum += estimates[i].value * weights[i];
    variance += std::pow(estimates[i].standard_error * weights[i], 2);
  }
  return {sum, std::sqrt(variance)};
}

}  // namespace uramost::analysis
