#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "core/ids.hpp"
#include "core/time_interval.hpp"

namespace uramost::store {

/// That somebody could report to a register, as a person says it. Append-only: what is changed is said again.
/// Days are of the calendar of Europe/Belgrade.
struct reporting_channel {
  std::string source;                             ///< the register's name
  std::optional<municipality_code> municipality;  ///< nothing: wherever the register reaches
  std::optional<std::chrono::sys_days> since;     ///< the first day; nothing: only takes `replaces` back
  std::optional<std::chrono::sys_days> until;     ///< the last day; nothing: still open
  std::string note;                               ///< such as what kind of channel it is
  std::string person;                             ///< who says so
  std::optional<std::int64_t> replaces{};         ///< what was said before, whose place this takes
  time_point at{};                                ///< set when stored
  std::int64_t id = 0;                            ///< 0 until stored
  bool holds = true;  ///< set when read: it says something that nobody has replaced since
};

}  // namespace uramost::store
