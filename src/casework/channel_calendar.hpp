#pragma once

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "analysis/temporal/period_comparison.hpp"
#include "store/reporting_channel.hpp"

namespace uramost::casework {

/// How much of a time somebody could report in. `unknown`: nobody has described the register's channels.
enum class reporting : std::uint8_t { unknown, none, part, whole };

/// "unknown", "none", "part", "whole".
std::string_view to_string(reporting how);

/// The days, on the calendar of Europe/Belgrade, on which one could report to a register. Immutable.
class channel_calendar {
 public:
  /// Of what holds; what nobody knows yet is after `last_known`. Where nothing holds, the register's channels
  /// are not described, and are taken to be open on all days.
  channel_calendar(std::span<const store::reporting_channel> said, std::chrono::sys_days last_known);

  bool is_described() const { return !channels_.empty(); }
  std::chrono::sys_days last_known() const { return last_known_; }
  const std::vector<store::reporting_channel>& channels() const { return channels_; }

  /// In a municipality, by its code; an empty one is not known, and only channels for all reach there.
  bool is_open(std::string_view municipality, std::chrono::sys_days day) const;
  /// In a municipality; without one, in all that the channels ever reached. Of those days that are known.
  reporting over(const analysis::day_range& days, const std::optional<std::string>& municipality = {}) const;

 private:
  reporting over_all(const analysis::day_range& days) const;

  std::vector<store::reporting_channel> channels_;
  std::chrono::sys_days last_known_;
};

}  // namespace uramost::casework
