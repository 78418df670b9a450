#include "planning/shift_roster.hpp"

#include <algorithm>

#include "core/error.hpp"

namespace uramost::planning {

namespace {
constexpr std::array<int, 7> every_day{1, 2, 3, 4, 5, 6, 7};
constexpr int hours_of_day = 24;
}  // namespace

shift_roster::shift_roster(std::span<const shift> shifts, std::size_t first_bit)
    : first_bit_(first_bit), count_(std::max<std::size_t>(shifts.size(), 1)) {
  if (shifts.size() > most_shifts) throw invalid_input("a plan has 32 shifts at most", "shifts");
  for (std::size_t i = 0; i < count_; ++i) all_ |= only(i);
  if (shifts.empty()) on_.fill(all_);
  for (std::size_t i = 0; i < shifts.size(); ++i) put(shifts[i], only(i));
}

/// What is past midnight belongs to the day that the shift began on.
void shift_roster::put(const shift& each, shift_set bit) {
  const auto [first, last] = each.hours;
  const int length = first < last ? last - first : last + hours_of_day - first;
  const std::span<const int> days = each.weekdays.empty() ? std::span<const int>(every_day) : each.weekdays;
  for (const int weekday : days)
    for (int hour = first; hour < first + length; ++hour)
      on_[static_cast<std::size_t>(weekday % 7 * hours_of_day + hour) % hours] |= bit;
}

shift_set shift_roster::only(std::size_t number) const {
  if (number >= count_) throw invalid_input("there is no shift " + std::to_string(number), "shift");
  return shift_set{1} << (first_bit_ + number);
}

shift_set shift_roster::of(const plan_point& point) const {
  if (point.shifts.empty()) return all_;
  shift_set on = 0;
  for (const std::size_t each : point.shifts) on |= only(each);
  return on;
}

}  // namespace uramost::planning
