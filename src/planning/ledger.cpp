#include "planning/ledger.hpp"

#include <algorithm>
#include <chrono>
#include <functional>

#include "core/error.hpp"
#include "planning/point_finder.hpp"
#include "planning/schedule.hpp"

namespace uramost::planning {

namespace {
using namespace std::chrono;

constexpr hour_range night{22, 6};
constexpr days longest_time{3'660};

double minutes_of(seconds span) { return duration<double, std::ratio<60>>(span).count(); }

/// Who visits one point, in the order of time.
using attendance = std::vector<const recorded_visit*>;

/// What one turn of a shift says of one point, and the times nobody was there for too long.
ledger_line account(const shift_turn& turn, const attendance& visits, minutes every,
                    const std::function<void(time_point, time_point)>& tell_gap) {
  ledger_line line;
  const auto windows = std::max<seconds::rep>(1, (turn.end - turn.begin) / every);
  std::vector<bool> kept(static_cast<std::size_t>(windows));
  time_point last_seen = turn.begin;
  const auto look_at_gap = [&](time_point until) {
    if (until <= last_seen) return;
    const double gap = minutes_of(until - last_seen);
    line.longest_gap_min = std::max(line.longest_gap_min.value_or(0), gap);
    if (until - last_seen > every) tell_gap(last_seen, until);
  };
  line.longest_gap_min = 0;
  for (const recorded_visit* each : visits) {
    if (each->begin >= turn.end || each->end < turn.begin) continue;
    look_at_gap(each->begin);
    last_seen = std::max(last_seen, each->end);
    const auto first = std::max<seconds::rep>(0, (each->begin - turn.begin) / every);
    const auto last = std::min<seconds::rep>(windows - 1, (each->end - turn.begin) / every);
    for (auto window = first; window <= last; ++window) kept[static_cast<std::size_t>(window)] = true;
  }
  look_at_gap(turn.end);
  line.planned = static_cast<std::uint64_t>(windows);
  line.kept = static_cast<std::uint64_t>(std::ranges::count(kept, true));
  return line;
}
}  // namespace

void ledger_line::add(const ledger_line& other) {
  planned += other.planned;
  kept += other.kept;
  visits += other.visits;
  minutes += other.minutes;
  if (other.longest_gap_min) longest_gap_min = std::max(longest_gap_min.value_or(0), *other.longest_gap_min);
}

std::vector<shift_turn> turns_in(const plan& of, const time_range& time) {
  if (!time.begin || !time.end) throw invalid_input("a ledger needs a begin and an end", "datetime");
  if (*time.end - *time.begin > longest_time)
    throw invalid_input("a ledger is of at most ten years", "datetime");
  std::vector<shift_turn> turns;
  for (sys_days day = sys_days(to_belgrade(*time.begin).date); from_belgrade(day) < *time.end; day += days(1))
    for (std::size_t i = 0; i < std::max<std::size_t>(1, of.shifts.size()); ++i) {
      if (!of.shifts.empty() && !of.shifts[i].is_on(weekday(day))) continue;
      const auto [begin, end] = times_of(of, i, day);
      if (time.contains(begin)) turns.push_back({i, begin, end});
    }
  std::ranges::stable_sort(turns, {}, &shift_turn::begin);
  return turns;
}

ledger make_ledger(const plan& of, std::span<const recorded_visit> visits, const time_range& time,
                   double near_m) {
  const std::vector<shift_turn> turns = turns_in(of, time);
  const auto before = turns_in(of, time_range{*time.begin - days(1) - hours(1), *time.begin});
  const point_finder finder(of.points, near_m);
  ledger made;
  made.by_point.resize(of.points.size());
  std::vector<attendance> seen(of.points.size());

  const auto begins_in = [&](const std::vector<shift_turn>& any, std::size_t point, time_point at) {
    return std::ranges::any_of(any, [&](const shift_turn& turn) {
      return turn.begin <= at && at < turn.end && of.points[point].is_staffed_in(turn.shift);
    });
  };
  for (const recorded_visit& each : visits) {
    const auto point = finder.at(each.at);
    if (!point) {
      made.elsewhere += time.contains(each.begin);
      continue;
    }
    seen[*point].push_back(&each);
    const bool on_duty = begins_in(turns, *point, each.begin);
    if (!on_duty && (!time.contains(each.begin) || begins_in(before, *point, each.begin))) continue;
    made.off_duty += !on_duty;
    made.at_night += night.contains(to_belgrade(each.begin).hour);
    ledger_line& line = made.by_point[*point];
    ++line.visits;
    line.minutes += minutes_of(each.end - each.begin);
    for (const std::string& language : each.languages)
      made.hours_by_language[language] += minutes_of(each.end - each.begin) / 60;
  }
  for (std::size_t i = 0; i < seen.size(); ++i) {
    std::ranges::stable_sort(seen[i], {}, [](const recorded_visit* each) { return each->begin; });
    for (const shift_turn& turn : turns)
      if (of.points[i].is_staffed_in(turn.shift))
        made.by_point[i].add(
            account(turn, seen[i], minutes(of.stops.every_min), [&](time_point from, time_point to) {
              made.gaps.push_back({i, from, to});
            }));
    made.total.add(made.by_point[i]);
    made.by_municipality[of.points[i].municipality.value_or(municipality_code{"none"}).value].add(
        made.by_point[i]);
  }
  std::ranges::stable_sort(made.gaps, std::greater{},
                           [](const ledger_gap& gap) { return gap.end - gap.begin; });
  return made;
}

}  // namespace uramost::planning
