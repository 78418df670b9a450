#include "planning/schedule.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/weekday_names.hpp"

namespace uramost::planning {

namespace {
using namespace std::chrono;

constexpr std::uint64_t seed_of_none = 1;

/// Another stream for every shift of every date.
analysis::random_stream stream_of(const stop_rule& rule, std::size_t shift, year_month_day date) {
  const auto day = static_cast<std::uint64_t>(sys_days(date).time_since_epoch().count());
  return analysis::random_stream(rule.seed.value_or(seed_of_none), day * 1'000 + shift);
}

void expect_weekday(const shift& wanted, weekday day) {
  if (!wanted.is_on(day))
    throw invalid_input("the shift '" + wanted.name + "' is not on a " +
                            std::string(weekday_names.at(day.iso_encoding() - 1)),
                        "date");
}

void put(const std::vector<visit>& visits, int patrol, schedule& into) {
  for (const visit& each : visits) {
    into.stops.push_back({each.point, patrol, into.begin + minutes(each.arrive_min),
                          into.begin + minutes(each.leave_min), each.travel_min});
    into.rounds = std::max(into.rounds, each.round);
  }
}
}  // namespace

std::pair<time_point, time_point> times_of(const plan& of, std::size_t number, year_month_day date) {
  if (number >= std::max<std::size_t>(of.shifts.size(), 1))
    throw invalid_input("there is no shift " + std::to_string(number), "shift");
  const shift wanted = of.shifts.empty() ? shift() : of.shifts[number];
  expect_weekday(wanted, weekday(sys_days(date)));
  const auto [first, last] = wanted.hours;
  const bool is_over_midnight = last <= first || last == 24;
  const year_month_day last_date = is_over_midnight ? year_month_day(sys_days(date) + days(1)) : date;
  return {from_belgrade(date, first), from_belgrade(last_date, last % 24)};
}

std::vector<std::size_t> points_in(const plan& of, std::size_t shift) {
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < of.points.size(); ++i)
    if (of.points[i].is_staffed_in(shift)) all.push_back(i);
  return all;
}

schedule make_schedule(const plan& of, std::size_t shift, year_month_day date, const driving_minutes& driving,
                       std::optional<int> patrols) {
  schedule made;
  std::tie(made.begin, made.end) = times_of(of, shift, date);
  const int shift_min = static_cast<int>(duration_cast<minutes>(made.end - made.begin).count());
  const std::vector<std::size_t> points = points_in(of, shift);
  auto random = stream_of(of.stops, shift, date);
  auto beats =
      make_beats(driving, points, of.stops.dwell_least_min, std::min(of.stops.every_min, shift_min), random);
  if (!beats.empty() || points.empty()) made.patrols_needed = static_cast<int>(beats.size());

  const auto there = static_cast<std::size_t>(patrols.value_or(static_cast<int>(beats.size())));
  if (beats.size() > there) {
    std::ranges::stable_sort(beats, std::ranges::greater(), &beat::size);
    beats.resize(there);
  }
  std::vector<bool> is_served(of.points.size());
  for (const beat& each : beats) {
    put(patrol_rounds(driving, each, of.stops, shift_min, random), ++made.patrols, made);
    for (const std::size_t point : each) is_served[point] = true;
  }
  for (const std::size_t point : points)
    if (!is_served[point]) made.unserved.push_back(point);
  return made;
}

}  // namespace uramost::planning
