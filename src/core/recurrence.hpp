#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/civil_time.hpp"

namespace uramost {

/// When something is done again and again: every day, week or month, at a full hour of the clock of Belgrade.
struct recurrence {
  enum class unit { day, week, month };
  unit every = unit::day;
  int on = 1;    ///< of a week: ISO weekday 1-7; of a month: day 1-28, so that every month has it
  int hour = 0;  ///< 0-23

  /// Reads `daily 3`, `weekly mon 3`, `monthly 1 3`; nothing for another text.
  static std::optional<recurrence> parse(std::string_view text);

  /// The last time it was due, at or before `now`.
  time_point last(time_point now) const;
  /// The next time it will be, after `now`.
  time_point next(time_point now) const;

 private:
  bool falls_on(std::chrono::sys_days date) const;
  time_point on_day(std::chrono::sys_days date) const;
};

}  // namespace uramost
