#include "study/methods/held_out.hpp"

#include <algorithm>

#include "study/methods/hot_spot_surface.hpp"

namespace uramost::study {

namespace {
constexpr int training_days = 1'095;
constexpr std::size_t usual_months = 6;
constexpr double usual_share = 0.05;
}  // namespace

held_out hold_out(const question& asked, const region& where, std::size_t months) {
  const auto end = last_day(asked) + std::chrono::days(1);
  const std::chrono::year_month_day last(end);
  // Whole months, so that the first day of one is the first that the hot spots may not see.
  const auto month = last.year() / last.month() - std::chrono::months(static_cast<int>(months));
  const auto begin_of_test = std::chrono::sys_days(month / 1);
  auto begin = begin_of_test - std::chrono::days(training_days);
  if (asked.query.datetime.begin) begin = std::max(begin, day_of(*asked.query.datetime.begin));
  held_out parted{{begin, begin_of_test}, {begin_of_test, end}, {}, {}};
  parted.before = seen_in(where, *asked.select(during(asked.query, parted.trained)));
  parted.after = seen_in(where, *asked.select(during(asked.query, parted.tested)));
  return parted;
}

std::optional<analysis::hit_rate> predicted(const question& asked, const region& where, const units& cells) {
  const held_out of = hold_out(asked, where, usual_months);
  if (!of.is_enough()) return std::nullopt;
  std::optional<double> bandwidth_m;
  const auto surface = kernel_surface(where, cells, of, bandwidth_m, asked.watching);
  const auto happened = cells.count(of.after);
  return analysis::hit_rate_at(
      analysis::predictive_accuracy(happened, surface, std::vector<double>(cells.size(), 1)), usual_share);
}

}  // namespace uramost::study
