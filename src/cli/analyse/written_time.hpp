#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace uramost::cli {

/// A time as a file says it: the clock's reading where it was written down. An offset is read over, and
/// nothing is converted: Sunday 23:30 stays on Sunday.
struct written_time {
  enum class unit { year, month, day, second };

  std::chrono::sys_seconds at;  ///< the beginning of it, of the clock that was read
  unit precision = unit::second;

  double days() const { return static_cast<double>(at.time_since_epoch().count()) / 86400; }
};

/// Reads `2016`, `2016-3`, `2016/03/01`, `1.3.2016`, each with `T` or a blank and `14:05` or `14:05:30` (and
/// what follows: fractions, Z, an offset) where there is a day. Nothing for anything else; day and month by
/// slashes with the year last are refused, since nobody can tell them apart.
std::optional<written_time> parse_written_time(std::string_view text);

/// `2016-03-01`, or `2016-03-01 14:05:00`.
std::string written_date(std::chrono::sys_seconds at);
std::string written_moment(std::chrono::sys_seconds at);

}  // namespace uramost::cli
