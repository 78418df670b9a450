#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace uramost::cql2 {

/// UTC. Filters may say thousandths of a second, though no incident is known so exactly.
using instant = std::chrono::sys_time<std::chrono::milliseconds>;

/// A day on the calendar of Europe/Belgrade.
using date = std::chrono::year_month_day;

/// The first and the last instant of what a date, a timestamp or an interval says, both included. Nothing is
/// before the first of an interval that has always been, or after the last of one without end.
struct time_span {
  instant first;
  instant last;

  friend bool operator==(const time_span&, const time_span&) = default;
};

inline constexpr instant always = instant::min(), for_ever = instant::max();

/// Reads RFC 3339 with as many decimals as there are, of which three count; nothing when it is none.
std::optional<instant> parse_instant(std::string_view text);
std::string to_string(instant time);

/// All of the day.
time_span span_of(date day);
inline time_span span_of(instant time) { return {time, time}; }

/// Reads a date or an instant; nothing when it is neither.
std::optional<time_span> parse_span(std::string_view text);

}  // namespace uramost::cql2
