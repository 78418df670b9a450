#pragma once

#include <chrono>

namespace uramost {

/// UTC, whole seconds.
using time_point = std::chrono::sys_seconds;

/// A wall-clock reading in Europe/Belgrade, the time zone of Kosovo.
struct civil_time {
  std::chrono::year_month_day date;
  int hour = 0;     ///< 0-23
  int minute = 0;   ///< 0-59
  int second = 0;   ///< 0-59
  int weekday = 1;  ///< ISO: 1 = Monday … 7 = Sunday
};

/// Offset of Europe/Belgrade from UTC: +2 h from the last Sunday of March, 01:00 UTC, to the last Sunday of
/// October (September before 1996), 01:00 UTC; otherwise +1 h. Exact from 1983 on; earlier times get +1 h.
std::chrono::seconds belgrade_offset(time_point utc);

/// The wall clock at an instant.
civil_time to_belgrade(time_point utc);

/// The instant of a wall-clock reading. In the hour that occurs twice (autumn) the earlier instant is meant;
/// a reading in the hour that is skipped (spring) is read as if the clock had not been changed yet.
time_point from_belgrade(std::chrono::year_month_day date, int hour = 0, int minute = 0, int second = 0);

}  // namespace uramost
