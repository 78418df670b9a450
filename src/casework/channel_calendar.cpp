#include "casework/channel_calendar.hpp"

#include <algorithm>

#include "core/enum_names.hpp"

namespace uramost::casework {

using std::chrono::days;
using std::chrono::sys_days;

namespace {
constexpr enum_names<reporting, 4> reporting_names{{"unknown", "none", "part", "whole"}};

bool is_in(const store::reporting_channel& channel, sys_days day) {
  return day >= *channel.since && (!channel.until || day <= *channel.until);
}
}  // namespace

std::string_view to_string(reporting how) { return reporting_names[how]; }

channel_calendar::channel_calendar(std::span<const store::reporting_channel> said, sys_days last_known)
    : last_known_(last_known) {
  std::ranges::copy_if(said, std::back_inserter(channels_), &store::reporting_channel::holds);
}

bool channel_calendar::is_open(std::string_view municipality, sys_days day) const {
  if (day > last_known_) return false;
  return !is_described() || std::ranges::any_of(channels_, [&](const store::reporting_channel& each) {
    return (!each.municipality || each.municipality->value == municipality) && is_in(each, day);
  });
}

reporting channel_calendar::over(const analysis::day_range& asked,
                                 const std::optional<std::string>& municipality) const {
  if (asked.begin > last_known_) return reporting::none;
  if (!is_described()) return reporting::unknown;
  if (!municipality) return over_all(asked);
  const sys_days end = std::min(asked.end, last_known_ + days{1});
  int covered = 0;
  for (sys_days day = asked.begin; day < end; day += days{1}) covered += is_open(*municipality, day) ? 1 : 0;
  if (covered == 0) return reporting::none;
  return covered == (end - asked.begin).count() ? reporting::whole : reporting::part;
}

reporting channel_calendar::over_all(const analysis::day_range& asked) const {
  std::optional<reporting> common;
  for (const store::reporting_channel& each : channels_) {
    const reporting there = over(asked, each.municipality ? each.municipality->value : std::string());
    if (common && *common != there) return reporting::part;
    common = there;
  }
  return common.value_or(reporting::unknown);
}

}  // namespace uramost::casework
