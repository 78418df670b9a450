#include <algorithm>
#include <array>

#include "analysis/temporal/aoristic.hpp"
#include "analysis/temporal/seasonal_profile.hpp"
#include "study/day_ranges.hpp"
#include "study/methods/methods.hpp"

namespace uramost::study {

namespace {
constexpr std::size_t least = 30, hours = 24;
constexpr std::array<const char*, 7> weekdays{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};

/// The interval that surely holds an incident's time.
time_interval occurred(const index::incident_index& of, index::row row) {
  const time_point begin{std::chrono::seconds(of.begins()[row])};
  return {begin, begin + std::chrono::seconds(of.durations_s()[row]), of.precisions()[row]};
}

struct timed_incidents {
  std::vector<analysis::clock_span> spans;
  std::vector<analysis::dated_count> days;
  std::uint64_t untimed = 0, uncertain = 0;
};

timed_incidents timed(const index::selection& chosen) {
  timed_incidents all;
  for (const index::row row : chosen.rows()) {
    const time_interval when = occurred(chosen.index(), row);
    if (!when.knows_weekday()) {
      ++all.untimed;
      continue;
    }
    all.uncertain += !when.knows_hour();
    all.spans.push_back(analysis::on_the_clock(when));
    all.days.push_back({day_of(when.begin), 1});
  }
  return all;
}

/// From Monday, while a week of hours begins on Sunday.
matrix_chart by_hour_and_weekday(const analysis::aoristic_result& of, analysis::result_table& table) {
  matrix_chart drawn;
  for (std::size_t hour = 0; hour < hours; ++hour) drawn.columns.push_back(std::to_string(hour));
  table.columns = {"weekday", "hour", "weight"};
  for (std::size_t day = 0; day < weekdays.size(); ++day) {
    drawn.rows.emplace_back(weekdays[day]);
    for (std::size_t hour = 0; hour < hours; ++hour) {
      const double weight = of.weights[(day + 1) % weekdays.size() * hours + hour];
      drawn.values.push_back(weight);
      table.rows.push_back({weekdays[day], static_cast<std::int64_t>(hour), weight});
    }
  }
  return drawn;
}

bar_chart bars(const analysis::seasonal_profile& of) {
  bar_chart drawn;
  for (std::size_t i = 0; i < of.slots.size(); ++i) {
    const auto& slot = of.slots[i];
    drawn.labels.push_back(of.slots.size() == weekdays.size() ? weekdays[i] : std::to_string(i + 1));
    drawn.values.push_back(static_cast<double>(slot.count));
    drawn.expected.push_back(slot.expected);
    const auto seen = analysis::poisson_interval(static_cast<double>(slot.count), 0.95);
    drawn.low.push_back(seen.low);
    drawn.high.push_back(seen.high);
  }
  return drawn;
}

/// From the first incident to the last; further where the query's period, as far as it is past, goes further.
analysis::day_range observed(const question& asked, const std::vector<analysis::dated_count>& days) {
  const auto [first, last] = std::ranges::minmax(days, {}, &analysis::dated_count::day);
  analysis::day_range range{first.day, last.day + std::chrono::days(1)};
  const auto& [begin, end] = asked.query.datetime;
  if (begin) range.begin = std::min(range.begin, day_of(*begin));
  if (end)
    range.end = std::max(range.end,
                         day_of(std::min(*end - std::chrono::seconds(1), asked.now)) + std::chrono::days(1));
  return range;
}

outcome carry_out(const question& asked, settings&) {
  outcome made;
  const auto chosen = asked.incidents();
  const timed_incidents all = timed(*chosen);
  if (all.untimed > 0) made.caveats.push_back({"untimed", {std::to_string(all.untimed)}});
  if (all.uncertain > 0) made.caveats.push_back({"uncertain_hours", {std::to_string(all.uncertain)}});
  analysis::expect_enough(all.spans.size(), least, "A profile of hours and days", "incidents with a day");
  const auto days = observed(asked, all.days);
  const auto week = analysis::profile_of(all.days, days, analysis::season::weekday);
  made.charts.push_back({"hour_weekday", by_hour_and_weekday(analysis::aoristic(all.spans), made.table)});
  made.charts.push_back({"weekday", bars(week)});
  if (days.days() >= 365)
    made.charts.push_back({"month", bars(analysis::profile_of(all.days, days, analysis::season::month))});
  const double timed_share = 1 - static_cast<double>(all.uncertain) / static_cast<double>(all.spans.size());
  made.facts = {{"incidents", static_cast<std::int64_t>(all.spans.size())},
                {"period", in_text(days)},
                {"timed_share", 100 * timed_share},
                {"p", week.p}};
  made.said = {.n = all.spans.size(), .tests = 1, .p_value = week.p};
  return made;
}
}  // namespace

method rhythm() { return {"rhythm", "time", {}, carry_out}; }

}  // namespace uramost::study
