#pragma once

#include <string_view>

#include "core/time_interval.hpp"
#include "intake/date_order.hpp"

namespace uramost::intake {

/// When an incident happened, as the register's columns say it. Empty: not said.
struct written_occurrence {
  std::string_view date{};  ///< may hold the time too
  std::string_view time{};
  std::string_view date_end{};  ///< of something noticed later: a burglary found in the morning
  std::string_view time_end{};
  std::string_view precision{};  ///< `day`, `hour`, … or the word in Serbian or Albanian
};

/// The interval that surely holds the incident, on the clock of Europe/Belgrade. Its precision is what was
/// read, or what `precision` says when that is coarser. Between a begin and an end it is as coarse as the
/// span is long (22:00 to 05:00 is known to the day, not to the hour). An end time without an end date that
/// is before the begin is of the next day. A time of 00:00:00 inside the date column is a spreadsheet's way
/// to write no time. Throws invalid_input with the field at fault: missing, unreadable, impossible, before
/// 1900, after tomorrow (seen from `now`), an end before its begin.
time_interval read_occurrence(const written_occurrence& written, date_order order, time_point now);

}  // namespace uramost::intake
