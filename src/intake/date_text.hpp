#pragma once

#include <chrono>
#include <optional>
#include <string_view>

#include "core/time_interval.hpp"
#include "intake/date_order.hpp"

namespace uramost::intake {

/// A date as written, with what else the text held.
struct written_date {
  std::chrono::year_month_day date;                ///< the first day of a month, quarter or year
  time_precision precision = time_precision::day;  ///< day, month, quarter or year
  std::string_view rest{};                         ///< a time of day after the date, or empty
  std::optional<time_point> instant{};  ///< exact, from an offset (…+02:00, …Z) or a spreadsheet's number
  time_precision instant_precision = time_precision::minute;
};

/// Reads a date as people and programs write it: `29.05.2023.`, `29.5.23`, `29/05/2023`, `2023-05-29`, ISO
/// 8601 with time and offset, `29. maj 2023`, `maj 2023`, `мај 2023`, `29.V.2023`, `May 29, 2023`, `05/2023`,
/// `2023`, `Q2 2023`, `20230529`, a spreadsheet's day number (45075.88; days since 30 December 1899). Two
/// figures of a year mean 1970 to 2069. With slashes or hyphens the day comes first unless that is impossible
/// or `order` says otherwise. Throws invalid_input naming `field` when it is none of these or impossible
/// (31.02.2021).
written_date read_date(std::string_view text, date_order order = date_order::day_first,
                       std::string_view field = "date");

}  // namespace uramost::intake
