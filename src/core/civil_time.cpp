#include "core/civil_time.hpp"

namespace uramost {

using namespace std::chrono;

namespace {
constexpr hours winter{1};
constexpr hours summer{2};

sys_seconds change_of_clock(year y, month m) { return sys_days{y / m / Sunday[last]} + hours{1}; }
}  // namespace

seconds belgrade_offset(time_point utc) {
  const year y = year_month_day{floor<days>(utc)}.year();
  if (y < year{1983}) return winter;
  const month end = y < year{1996} ? September : October;
  return utc >= change_of_clock(y, March) && utc < change_of_clock(y, end) ? summer : winter;
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
