#include "cli/analyse/study_period.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"

namespace uramost::cli {

namespace {
using namespace std::chrono;

/// How many units lie between the beginning of all times and a day.
long long units_to(sys_days day, time_unit unit) {
  const year_month_day date{day};
  const auto years = static_cast<long long>(static_cast<int>(date.year()));
  switch (unit) {
    case time_unit::year:
      return years;
    case time_unit::month:
      return years * 12 + static_cast<unsigned>(date.month()) - 1;
    default:
      return day.time_since_epoch().count();
  }
}

sys_days first_day_of(long long units, time_unit unit) {
  switch (unit) {
    case time_unit::year:
      return sys_days(year(static_cast<int>(units)) / January / 1);
    case time_unit::month:
      return sys_days(year(static_cast<int>(units / 12)) / month(static_cast<unsigned>(units % 12 + 1)) / 1);
    default:
      return sys_days(days(units));
  }
}
}  // namespace

time_unit time_unit_of(const std::string& text) {
  const std::string name = ascii_lower(text);
  if (name.starts_with('d')) return time_unit::day;
  if (name.starts_with('m')) return time_unit::month;
  if (name.starts_with('y')) return time_unit::year;
  throw invalid_input("--time-unit is day, month or year, not '" + text + "'", "time-unit");
}

study_period::study_period(sys_days first, sys_days last, time_unit unit, int length)
    : first_(first), last_(last), unit_(unit), length_(length) {
  if (last < first) throw invalid_input("the study period ends before it begins", "period");
  const long long units = units_to(last, unit) - units_to(first, unit) + 1;
  periods_ = static_cast<std::size_t>((units + length - 1) / length);
}

std::optional<std::size_t> study_period::of(sys_seconds at) const {
  const auto day = floor<days>(at);
  if (day < first_ || day > last_) return std::nullopt;
  const long long before_end = units_to(last_, unit_) - units_to(day, unit_);
  return periods_ - 1 - static_cast<std::size_t>(before_end / length_);
}

sys_days study_period::end(std::size_t period) const {
  if (period + 1 == periods_) return last_ + days(1);
  return begin(period + 1);
}

sys_days study_period::begin(std::size_t period) const {
  const auto later = static_cast<long long>(periods_ - period) * length_;
  return std::max(first_, first_day_of(units_to(last_, unit_) - later + 1, unit_));
}

sys_days last_day_of(const written_time& time) {
  const year_month_day date{floor<days>(time.at)};
  switch (time.precision) {
    case written_time::unit::year:
      return sys_days(date.year() / December / 31);
    case written_time::unit::month:
      return sys_days(date.year() / date.month() / last);
    default:
      return floor<days>(time.at);
  }
}

std::pair<sys_days, sys_days> parse_period(const std::string& text) {
  const auto dots = text.find("..");
  const auto from = parse_written_time(text.substr(0, dots));
  const auto to = dots == std::string::npos ? from : parse_written_time(text.substr(dots + 2));
  if (!from || !to)
    throw invalid_input(
        "--period is first..last, as 1973-01-01..1991-12-31 or 1973..1991, not '" + text + "'", "period");
  return {floor<days>(from->at), last_day_of(*to)};
}

}  // namespace uramost::cli
