#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/civil_time.hpp"

namespace uramost {

/// How exactly a time is known. A time known to the day has no hour: it is left out of hour-of-day counts
/// rather than put at midnight.
enum class time_precision : std::uint8_t { second, minute, hour, day, month, quarter, year };

std::string_view to_string(time_precision precision);
std::optional<time_precision> time_precision_of(std::string_view text);

/// When something happened: the half-open span [begin, end) in UTC that surely holds it. `begin` < `end`.
struct time_interval {
  time_point begin;
  time_point end;
  time_precision precision = time_precision::minute;

  bool knows_hour() const { return precision <= time_precision::hour; }
  bool knows_weekday() const { return precision <= time_precision::day; }

  friend bool operator==(const time_interval&, const time_interval&) = default;
};

/// The calendar unit of `precision` (Europe/Belgrade) that starts at or around the given wall-clock reading:
/// with day the whole day, with month the whole month, and so on.
time_interval calendar_interval(std::chrono::year_month_day date, time_precision precision, int hour = 0,
                                int minute = 0, int second = 0);

/// `2023-05-29T19:10:00Z`.
std::string to_rfc3339(time_point time);

/// The same instant with the offset of Europe/Belgrade: `2023-05-29T21:10:00+02:00`. For people and exports:
/// the date in it is the one on the calendar there.
std::string to_belgrade_rfc3339(time_point time);
void append_belgrade_rfc3339(std::string& text, time_point time);

/// Reads RFC 3339 (`2023-05-29T21:10:00+02:00`, `…Z`; seconds optional; without an offset the wall clock of
/// Europe/Belgrade). Nothing when malformed or impossible.
std::optional<time_point> parse_rfc3339(std::string_view text);

/// Reads `YYYY-MM-DD`. Nothing when malformed or impossible (31 February).
std::optional<std::chrono::year_month_day> parse_date(std::string_view text);

/// `2023-05-29`.
std::string to_string(std::chrono::year_month_day date);

}  // namespace uramost
