#include "core/civil_time.hpp"

#include <array>

namespace uramost {

using namespace std::chrono;

namespace {
constexpr hours winter{1};
constexpr hours summer{2};

constexpr int first_year = 1983;
constexpr int last_year = 2199;

constexpr sys_seconds change_of_clock(year y, month m) { return sys_days{y / m / Sunday[last]} + hours{1}; }

struct summer_time {
  sys_seconds begin, end;
};

constexpr summer_time summer_of(int y) {
  return {change_of_clock(year{y}, March), change_of_clock(year{y}, y < 1996 ? September : October)};
}

/// Worked out beforehand: millions of times are read and written at a time.
constexpr auto summers = [] {
  std::array<summer_time, last_year - first_year + 1> made{};
  for (int y = first_year; y <= last_year; ++y) made[static_cast<std::size_t>(y - first_year)] = summer_of(y);
  return made;
}();
}  // namespace

seconds belgrade_offset(time_point utc) {
  // By years of average length: where that is wrong, within two days of New Year, it is winter in both years.
  const int y = 1970 + static_cast<int>(utc.time_since_epoch() / years{1});
  if (y < first_year) return winter;
  const summer_time clock = y <= last_year ? summers[static_cast<std::size_t>(y - first_year)] : summer_of(y);
  return utc >= clock.begin && utc < clock.end ? summer : winter;
}

civil_time to_belgrade(time_point utc) {
  const sys_seconds local = utc + belgrade_offset(utc);
  const auto day = floor<days>(local);
  const hh_mm_ss clock{local - day};
  return {.date = year_month_day{day},
          .hour = static_cast<int>(clock.hours().count()),
          .minute = static_cast<int>(clock.minutes().count()),
          .second = static_cast<int>(clock.seconds().count()),
          .weekday = static_cast<int>(weekday{day}.iso_encoding())};
}

time_point from_belgrade(year_month_day date, int hour, int minute, int second) {
  const sys_seconds local = sys_days{date} + hours{hour} + minutes{minute} + seconds{second};
  const sys_seconds as_summer = local - summer;
  return belgrade_offset(as_summer) == summer ? as_summer : local - winter;
}

}  // namespace uramost
