#include "analysis/temporal/period_comparison.hpp"

#include <limits>

#include "core/error.hpp"

namespace uramost::analysis {

using namespace std::chrono;

namespace {
constexpr double infinity = std::numeric_limits<double>::infinity();

interval rate_interval(const period_count& of, double confidence) {
  const interval count = poisson_interval(static_cast<double>(of.count), confidence);
  return {count.low / of.exposure, count.high / of.exposure};
}

/// The ratio of rates at which `share` of all would be counted after.
double ratio_at(double share, const period_count& before, const period_count& after) {
  return share >= 1 ? infinity : share / (1 - share) * before.exposure / after.exposure;
}
}  // namespace

period_comparison compare_periods(const period_count& before, const period_count& after, double confidence) {
  if (!(before.exposure > 0) || !(after.exposure > 0))
    throw invalid_input("both exposures must be above 0", "exposure");
  if (!(confidence > 0 && confidence < 1)) throw invalid_input("confidence is between 0 and 1", "confidence");
  period_comparison made;
  made.rate_before = static_cast<double>(before.count) / before.exposure;
  made.rate_after = static_cast<double>(after.count) / after.exposure;
  made.rate_before_interval = rate_interval(before, confidence);
  made.rate_after_interval = rate_interval(after, confidence);
  made.expected = made.rate_before * after.exposure;
  const std::uint64_t both = before.count + after.count;
  made.ratio = both == 0           ? std::numeric_limits<double>::quiet_NaN()
               : before.count == 0 ? infinity
                                   : made.rate_after / made.rate_before;
  const interval share = binomial_interval(after.count, both, confidence);
  made.ratio_interval = {ratio_at(share.low, before, after), ratio_at(share.high, before, after)};
  if (both > 0)
    made.p_two_sided =
        binomial_two_sided_p(after.count, both, after.exposure / (before.exposure + after.exposure));
  return made;
}

sys_days a_year_before(sys_days date) {
  const year_month_day before = year_month_day(date) - years(1);
  return before.ok() ? sys_days(before) : sys_days(before.year() / February / last);
}

comparable_periods year_to_date(sys_days today) {
  const year now = year_month_day(today).year();
  return {{sys_days((now - years(1)) / January / 1), a_year_before(today) + days(1)},
          {sys_days(now / January / 1), today + days(1)}};
}

comparable_periods last_days(sys_days today, int length) {
  if (length < 1) throw invalid_input("a period has at least one day", "days");
  const auto up_to = [&](sys_days day) {
    const sys_days end = day + days(1);
    return day_range{end - days(length), end};
  };
  return {up_to(a_year_before(today)), up_to(today)};
}

}  // namespace uramost::analysis
