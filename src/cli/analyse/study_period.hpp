#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/analyse/written_time.hpp"

namespace uramost::cli {

enum class time_unit { day, month, year };

/// `day`, `month`, `year` (or `d`, `days`, …). Throws invalid_input for another one.
time_unit time_unit_of(const std::string& text);

/// A span of time, cut into periods of so many days, months or years. Periods are counted from the end, as
/// SaTScan does: the first one may be shorter.
class study_period {
 public:
  /// Both dates are within.
  study_period(std::chrono::sys_days first, std::chrono::sys_days last, time_unit unit, int length = 1);

  std::size_t periods() const { return periods_; }
  /// Nothing for a time outside.
  std::optional<std::size_t> of(std::chrono::sys_seconds at) const;
  std::chrono::sys_days begin(std::size_t period) const;
  /// The first day after it.
  std::chrono::sys_days end(std::size_t period) const;

 private:
  std::chrono::sys_days first_, last_;
  time_unit unit_;
  int length_;
  std::size_t periods_;
};

/// Reads `1973-01-01..1991-12-31`, `1973..1991`, `2001-11..2002-02`: first and last day.
std::pair<std::chrono::sys_days, std::chrono::sys_days> parse_period(const std::string& text);

/// The last day of a year, month or day.
std::chrono::sys_days last_day_of(const written_time& time);

}  // namespace uramost::cli
