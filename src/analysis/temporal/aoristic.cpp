#include "analysis/temporal/aoristic.hpp"

#include <algorithm>

namespace uramost::analysis {

namespace {
constexpr std::int64_t minutes_of_week = hours_of_week * 60;
constexpr std::int64_t thursday = 4;  // 1970-01-01, counted from Sunday

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

/// Minutes since the last Sunday 00:00.
std::int64_t minute_of_week(std::int64_t seconds) {
  const std::int64_t minute = floor_div(seconds, 60) + thursday * 24 * 60;
  return minute - floor_div(minute, minutes_of_week) * minutes_of_week;
}

std::int64_t whole_minutes(const clock_span& of) { return of.end ? floor_div(*of.end - of.start, 60) : 0; }

std::int64_t on_the_clock(time_point utc) { return (utc + belgrade_offset(utc)).time_since_epoch().count(); }
}  // namespace

clock_span on_the_clock(const time_interval& of) { return {on_the_clock(of.begin), on_the_clock(of.end)}; }

week_of_hours aoristic_weights(const clock_span& of) {
  week_of_hours weights{};
  const std::int64_t minutes = whole_minutes(of);
  if (minutes >= minutes_of_week) {
    weights.fill(1.0 / hours_of_week);
    return weights;
  }
  std::int64_t at = minute_of_week(of.start);
  if (minutes <= 1) {
    weights[static_cast<std::size_t>(at / 60)] = 1;
    return weights;
  }
  for (std::int64_t left = minutes; left > 0;) {
    const std::int64_t here = std::min(left, 60 - at % 60);
    weights[static_cast<std::size_t>(at / 60)] += static_cast<double>(here) / static_cast<double>(minutes);
    at = (at + here) % minutes_of_week;
    left -= here;
  }
  return weights;
}

aoristic_result aoristic(std::span<const clock_span> incidents) {
  aoristic_result result{.n = incidents.size()};
  for (const clock_span& each : incidents) {
    const week_of_hours weights = aoristic_weights(each);
    std::ranges::transform(weights, result.weights, result.weights.begin(), std::plus<>());
    if (!each.end)
      ++result.without_end;
    else if (*each.end < each.start)
      ++result.end_before_start;
    else if (whole_minutes(each) >= minutes_of_week)
      ++result.week_or_longer;
  }
  return result;
}

}  // namespace uramost::analysis
