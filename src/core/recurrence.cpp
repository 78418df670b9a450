#include "core/recurrence.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "core/weekday_names.hpp"

namespace uramost {

namespace {
using std::chrono::days;
using std::chrono::sys_days;

std::optional<int> number_within(std::string_view text, int least, int most) {
  const auto number = parse_integer(text);
  if (!number || *number < least || *number > most) return std::nullopt;
  return static_cast<int>(*number);
}

std::optional<int> weekday_of(std::string_view name) {
  const auto found = std::ranges::find(weekday_names, name);
  if (found == weekday_names.end()) return std::nullopt;
  return static_cast<int>(found - weekday_names.begin()) + 1;
}

sys_days date_of(time_point instant) { return to_belgrade(instant).date; }
}  // namespace

std::optional<recurrence> recurrence::parse(std::string_view text) {
  const auto words = split(text, ' ');
  const auto hour = number_within(words.back(), 0, 23);
  if (!hour) return std::nullopt;
  if (words.size() == 2 && words[0] == "daily") return recurrence{unit::day, 1, *hour};
  if (words.size() != 3) return std::nullopt;
  const bool is_weekly = words[0] == "weekly";
  const auto on = is_weekly ? weekday_of(words[1]) : number_within(words[1], 1, 28);
  if (!on || (!is_weekly && words[0] != "monthly")) return std::nullopt;
  return recurrence{is_weekly ? unit::week : unit::month, *on, *hour};
}

bool recurrence::falls_on(sys_days date) const {
  if (every == unit::week) return static_cast<int>(std::chrono::weekday(date).iso_encoding()) == on;
  if (every == unit::month)
    return static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day(date).day())) == on;
  return true;
}

time_point recurrence::on_day(sys_days date) const {
  return from_belgrade(std::chrono::year_month_day(date), hour);
}

time_point recurrence::last(time_point now) const {
  sys_days date = date_of(now);
  while (!falls_on(date) || on_day(date) > now) date -= days(1);
  return on_day(date);
}

time_point recurrence::next(time_point now) const {
  sys_days date = date_of(now);
  while (!falls_on(date) || on_day(date) <= now) date += days(1);
  return on_day(date);
}

}  // namespace uramost
