#pragma once

#include <optional>
#include <string_view>

#include "core/time_interval.hpp"

namespace uramost::intake {

/// A time of day as written. Hour 24 (with nothing after it) is the end of the day.
struct written_clock {
  int hour = 0;
  int minute = 0;
  int second = 0;
  time_precision precision = time_precision::minute;

  friend bool operator==(const written_clock&, const written_clock&) = default;
};

/// Reads `21:10`, `21.10`, `21:10:05`, `9:10 PM`, `21h`, `21h10`, `2110`, `oko 21h` (to the hour), `u 21:10`,
/// a spreadsheet's fraction of a day (0.88194). Nothing when it is empty or says that it is not known
/// ("nepoznato", "-"). Throws invalid_input naming `field` when it is none of these or impossible.
std::optional<written_clock> read_clock(std::string_view text, std::string_view field = "time");

/// True for "-", "?", "n/a", "nepoznato", "e panjohur", "unknown" and blanks: what registers write for
/// nothing.
bool says_nothing(std::string_view text);

}  // namespace uramost::intake
