#include "casework/response_times.hpp"

#include <algorithm>

#include "core/error.hpp"

namespace uramost::casework {

namespace {
using analysis::observed_time;

constexpr double day_s = 86'400;

double seconds_of(time_point time) { return static_cast<double>(time.time_since_epoch().count()); }

double middle_of(const time_interval& span) { return (seconds_of(span.begin) + seconds_of(span.end)) / 2; }

/// One case's wait three times, in days: by the middle of its dates, the shortest and the longest.
struct wait {
  observed_time middle, shortest, longest;
};

wait wait_between(const time_interval& from, const time_interval& to, bool happened) {
  const auto days = [](double seconds) { return std::max(0.0, seconds / day_s); };
  return {{days(middle_of(to) - middle_of(from)), happened},
          {days(seconds_of(to.begin) - seconds_of(from.end)), happened},
          {days(seconds_of(to.end) - seconds_of(from.begin)), happened}};
}

void expect_askable(const times_question& asked) {
  if (asked.to == response_stage::none) throw invalid_input("to takes a response stage", "to");
  if (asked.from && (*asked.from == response_stage::none || *asked.from >= asked.to))
    throw invalid_input("from takes a response stage before the one that is waited for", "from");
}

/// Where an open case was last seen: at its closing, or at the end of what is known.
time_interval last_seen(const response_case& each, time_point until) {
  if (const auto closed = each.first(response_stage::closed); closed && closed->begin < until) return *closed;
  return {until, until, time_precision::second};
}

bool is_known_to_a_day(const time_interval& span) { return span.precision <= time_precision::day; }
}  // namespace

response_times measure_response_times(std::span<const response_case> cases, const times_question& asked) {
  expect_askable(asked);
  response_times made;
  std::vector<observed_time> middle, shortest, longest;
  for (const response_case& each : cases) {
    const auto begin = asked.from ? each.dated(*asked.from) : std::optional(each.occurred);
    if (!begin || begin->begin >= asked.until) {
      ++made.without_begin;
      continue;
    }
    auto end = each.first(asked.to);
    if (end && end->begin >= asked.until) end.reset();
    const bool came_far =
        asked.to == response_stage::closed ? each.has(asked.to) : each.furthest() >= asked.to;
    if (!end && each.steps.empty() && came_far) {
      ++made.without_date;
      continue;
    }
    const time_interval seen = end ? *end : last_seen(each, asked.until);
    const wait waited = wait_between(*begin, seen, end.has_value());
    middle.push_back(waited.middle);
    shortest.push_back(waited.shortest);
    longest.push_back(waited.longest);
    if (!end) ++made.open;
    if (!end && seen.begin < asked.until) ++made.closed;
    if (is_known_to_a_day(*begin) && (!end || is_known_to_a_day(*end))) ++made.known_to_a_day;
  }
  made.curve = analysis::kaplan_meier(std::move(middle));
  made.median = analysis::quantile(made.curve);
  made.shortest_median = analysis::quantile(analysis::kaplan_meier(std::move(shortest)));
  made.longest_median = analysis::quantile(analysis::kaplan_meier(std::move(longest)));
  return made;
}

}  // namespace uramost::casework
