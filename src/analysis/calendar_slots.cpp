#include "analysis/calendar_slots.hpp"

#include <array>
#include <cstdio>
#include <limits>

namespace uramost::analysis {

using namespace std::chrono;

namespace {
year_month_day slot_start(calendar_slots::unit of, time_point time) {
  const civil_time civil = to_belgrade(time);
  if (of == calendar_slots::unit::month) return civil.date.year() / civil.date.month() / 1;
  return sys_days{civil.date} - days{civil.weekday - 1};
}

year_month_day next_start(calendar_slots::unit of, year_month_day start) {
  return of == calendar_slots::unit::month ? start + months{1} : year_month_day{sys_days{start} + days{7}};
}
}  // namespace

calendar_slots::calendar_slots(unit of, std::int64_t first, std::int64_t last) : unit_(of) {
  year_month_day start = slot_start(of, time_point{seconds{first}});
  std::int64_t instant = from_belgrade(start).time_since_epoch().count();
  do {
    starts_.push_back(instant);
    start = next_start(of, start);
    instant = from_belgrade(start).time_since_epoch().count();
  } while (instant <= last);

  starts_.push_back(std::numeric_limits<std::int64_t>::max());

  std::uint32_t slot = 0;
  for (std::int64_t time = starts_.front(); time <= last; time += std::int64_t{1} << stride_bits) {
    while (starts_[slot + 1] <= time) ++slot;
    strides_.push_back({starts_[slot + 1], slot});
  }
}

std::string calendar_slots::key(std::size_t slot) const {
  const year_month_day start = to_belgrade(time_point{seconds{starts_[slot]}}).date;
  std::array<char, 32> text;
  if (unit_ == unit::month) {
    std::snprintf(text.data(), text.size(), "%04d-%02u", static_cast<int>(start.year()),
                  static_cast<unsigned>(start.month()));
  } else {
    // ISO 8601: a week belongs to the year of its Thursday.
    const sys_days thursday = sys_days{start} + days{3};
    const year iso_year = year_month_day{thursday}.year();
    const auto number = (thursday - sys_days{iso_year / January / 1}).count() / 7 + 1;
    std::snprintf(text.data(), text.size(), "%04d-W%02d", static_cast<int>(iso_year),
                  static_cast<int>(number));
  }
  return text.data();
}

}  // namespace uramost::analysis
