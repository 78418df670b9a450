#include "analysis/temporal/seasonal_profile.hpp"

#include <algorithm>
#include <limits>

#include "analysis/inference/verdict.hpp"
#include "core/error.hpp"

namespace uramost::analysis {

using namespace std::chrono;

namespace {
std::size_t slot_of(sys_days day, season by) {
  return by == season::weekday ? weekday(day).iso_encoding() - 1
                               : static_cast<unsigned>(year_month_day(day).month()) - 1;
}

void expect_in(season_slot& slot, double expected) {
  slot.expected = expected;
  if (expected <= 0) {
    slot.ratio = std::numeric_limits<double>::quiet_NaN();
    return;
  }
  const auto count = static_cast<double>(slot.count);
  const interval bounds = poisson_interval(count, 0.95);
  slot.ratio = count / expected;
  slot.ratio_interval = {bounds.low / expected, bounds.high / expected};
}
}  // namespace

seasonal_profile profile_of(std::span<const dated_count> counts, const day_range& observed, season by,
                            season_expectation expected) {
  seasonal_profile made;
  made.slots.resize(by == season::weekday ? 7 : 12);
  for (sys_days day = observed.begin; day < observed.end; day += days(1)) ++made.slots[slot_of(day, by)].days;
  for (const dated_count& each : counts) {
    if (each.day < observed.begin || each.day >= observed.end) continue;
    made.slots[slot_of(each.day, by)].count += each.count;
    made.n += each.count;
  }
  expect_enough(made.n, 1, "A profile", "incidents");
  const auto used = std::ranges::count_if(made.slots, [](const season_slot& slot) { return slot.days > 0; });
  if (used < 2) throw invalid_input("all days are of the same weekday or month: there is no profile", "n");

  made.degrees = static_cast<double>(used) - 1;
  for (season_slot& slot : made.slots) {
    const double share = expected == season_expectation::by_days ? slot.days / observed.days()
                         : slot.days > 0                         ? 1 / static_cast<double>(used)
                                                                 : 0;
    expect_in(slot, static_cast<double>(made.n) * share);
    if (slot.expected <= 0) continue;
    const double beyond = static_cast<double>(slot.count) - slot.expected;
    made.chi_square += beyond * beyond / slot.expected;
  }
  made.p = chi_square_upper_tail(made.chi_square, made.degrees);
  return made;
}

}  // namespace uramost::analysis
