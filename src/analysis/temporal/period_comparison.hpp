#pragma once

#include <chrono>
#include <cstdint>

#include "analysis/inference/probability.hpp"

namespace uramost::analysis {

/// What was counted in a period, and how long it was (days, or anything that two periods share).
struct period_count {
  std::uint64_t count = 0;
  double exposure = 0;
};

/// The rate of a period against that of an earlier one.
struct period_comparison {
  double rate_before = 0, rate_after = 0;              ///< a unit of exposure
  interval rate_before_interval, rate_after_interval;  ///< exact Poisson (Garwood 1936)
  double expected = 0;                                 ///< count after, at the rate before
  double ratio = 0;         ///< after / before; NaN of nothing, infinite after nothing
  interval ratio_interval;  ///< exact, conditional on both counts together
  double p_two_sided = 1;   ///< that both rates are the same, exact
};

/// Compares two counts that came independently. The later count is binomial once the sum is known
/// (Przyborowski & Wilenski 1940, Biometrika 31): its interval by Clopper & Pearson (1934) becomes that of
/// the ratio; as R's poisson.test. Throws invalid_input for exposures that are not above 0, and a confidence
/// not between 0 and 1.
period_comparison compare_periods(const period_count& before, const period_count& after,
                                  double confidence = 0.95);

/// Days from `begin` on, before `end`.
struct day_range {
  std::chrono::sys_days begin, end;

  double days() const { return static_cast<double>((end - begin).count()); }
  friend bool operator==(const day_range&, const day_range&) = default;
};

struct comparable_periods {
  day_range before, after;
};

/// The same date of the year before; 28 February for 29 February.
std::chrono::sys_days a_year_before(std::chrono::sys_days date);

/// From 1 January to `today` (included), and the same of the year before. After 28 February the two may
/// differ by a day: compare rates.
comparable_periods year_to_date(std::chrono::sys_days today);

/// The last `length` days with `today` as the last of them, and as many up to the same date of the year
/// before. 28 days hold each weekday four times.
comparable_periods last_days(std::chrono::sys_days today, int length = 28);

}  // namespace uramost::analysis
