#include "study/day_ranges.hpp"

#include <algorithm>
#include <limits>

#include "core/error.hpp"
#include "core/time_interval.hpp"

namespace uramost::study {

using std::chrono::days;
using std::chrono::sys_days;

sys_days day_of(time_point instant) { return sys_days(to_belgrade(instant).date); }

sys_days last_day(const question& asked) {
  time_point last = asked.now;
  if (asked.query.datetime.end) last = std::min(last, *asked.query.datetime.end - std::chrono::seconds(1));
  const auto chosen = asked.incidents();
  std::int64_t youngest = std::numeric_limits<std::int64_t>::min();
  for (const index::row each : chosen->rows()) youngest = std::max(youngest, chosen->index().begins()[each]);
  if (chosen->size() > 0) last = std::min(last, time_point(std::chrono::seconds(youngest)));
  return day_of(last);
}

analysis::day_range closed_days(const std::string& datetime, const std::string& field) {
  const time_range range = parse_datetime(datetime);
  if (!range.begin || !range.end) throw invalid_input(field + " needs a first and a last day", field);
  return {day_of(*range.begin), day_of(*range.end - std::chrono::seconds(1)) + days(1)};
}

std::string in_text(const analysis::day_range& of) {
  return to_string(std::chrono::year_month_day(of.begin)) + '/' +
         to_string(std::chrono::year_month_day(of.end - days(1)));
}

incident_query during(incident_query query, const analysis::day_range& of) {
  query.datetime = {from_belgrade(of.begin), from_belgrade(of.end)};
  return query;
}

}  // namespace uramost::study
