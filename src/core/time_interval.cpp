#include "core/time_interval.hpp"

#include <array>
#include <cstdlib>

#include "core/enum_names.hpp"
#include "core/text.hpp"

namespace uramost {

using namespace std::chrono;

namespace {
constexpr enum_names<time_precision, 7> precision_names{
    {"second", "minute", "hour", "day", "month", "quarter", "year"}};

/// A run of exactly `text.size()` digits.
std::optional<int> parse_digits(std::string_view text) {
  int number = 0;
  for (char digit : text) {
    if (digit < '0' || digit > '9') return std::nullopt;
    number = number * 10 + (digit - '0');
  }
  return text.empty() ? std::nullopt : std::optional{number};
}

struct clock_reading {
  int hour = 0, minute = 0, second = 0;
};

/// `21:10` or `21:10:30`, with an optional fraction of a second that is dropped.
std::optional<clock_reading> parse_clock(std::string_view text) {
  if (const auto dot = text.find('.'); dot != std::string_view::npos) {
    if (!parse_digits(text.substr(dot + 1).substr(0, 9))) return std::nullopt;
    text = text.substr(0, dot);
  }
  if ((text.size() != 5 && text.size() != 8) || text[2] != ':' || (text.size() == 8 && text[5] != ':'))
    return std::nullopt;
  const auto hour = parse_digits(text.substr(0, 2)), minute = parse_digits(text.substr(3, 2));
  const auto second = text.size() == 8 ? parse_digits(text.substr(6, 2)) : std::optional{0};
  if (!hour || !minute || !second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
  return clock_reading{*hour, *minute, *second};
}

/// `Z`, `+02:00`, `-0200`.
std::optional<seconds> parse_offset(std::string_view text) {
  if (text == "Z" || text == "z") return seconds{0};
  if (text.size() != 5 && !(text.size() == 6 && text[3] == ':')) return std::nullopt;
  if (text[0] != '+' && text[0] != '-') return std::nullopt;
  const auto hour = parse_digits(text.substr(1, 2)), minute = parse_digits(text.substr(text.size() - 2));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  const seconds offset = hours{*hour} + minutes{*minute};
  return text[0] == '-' ? -offset : offset;
}
}  // namespace

std::string_view to_string(time_precision precision) { return precision_names[precision]; }

std::optional<time_precision> time_precision_of(std::string_view text) { return precision_names.find(text); }

time_interval calendar_interval(year_month_day date, time_precision precision, int hour, int minute,
                                int second) {
  const year_month month = date.year() / date.month();
  const auto span = [&](year_month_day from, year_month_day to) {
    return time_interval{from_belgrade(from), from_belgrade(to), precision};
  };
  switch (precision) {
    case time_precision::second: {
      const time_point begin = from_belgrade(date, hour, minute, second);
      return {begin, begin + seconds{1}, precision};
    }
    case time_precision::minute: {
      const time_point begin = from_belgrade(date, hour, minute);
      return {begin, begin + minutes{1}, precision};
    }
    case time_precision::hour: {
      const time_point begin = from_belgrade(date, hour);
      return {begin, begin + hours{1}, precision};
    }
    case time_precision::day:
      return span(date, sys_days{date} + days{1});
    case time_precision::month:
      return span(month / 1, (month + months{1}) / 1);
    case time_precision::quarter: {
      const unsigned first = (static_cast<unsigned>(date.month()) - 1) / 3 * 3 + 1;
      const year_month quarter = date.year() / std::chrono::month{first};
      return span(quarter / 1, (quarter + months{3}) / 1);
    }
    case time_precision::year:
      return span(date.year() / 1 / 1, (date.year() + years{1}) / 1 / 1);
  }
  return span(date, sys_days{date} + days{1});
}

namespace {
/// Room for the longest: `-32767-12-31T23:59:59+02:00`.
using written_time = std::array<char, 32>;

char* write_two_digits(char* to, unsigned number) {
  *to++ = static_cast<char>('0' + number / 10);
  *to++ = static_cast<char>('0' + number % 10);
  return to;
}

char* write_date(char* to, year_month_day date) {
  const int y = static_cast<int>(date.year());
  if (y < 0) *to++ = '-';
  const auto digits = static_cast<unsigned>(std::abs(y));
  if (digits > 9999) *to++ = static_cast<char>('0' + digits / 10000);
  to = write_two_digits(to, digits / 100 % 100);
  to = write_two_digits(to, digits % 100);
  *to++ = '-';
  to = write_two_digits(to, static_cast<unsigned>(date.month()));
  *to++ = '-';
  return write_two_digits(to, static_cast<unsigned>(date.day()));
}

/// `2023-05-29T21:10:00`.
char* write_wall_clock(char* to, time_point time) {
  const auto day = floor<days>(time);
  to = write_date(to, year_month_day{day});
  const auto second = static_cast<unsigned>((time - day).count());
  *to++ = 'T';
  to = write_two_digits(to, second / 3600);
  *to++ = ':';
  to = write_two_digits(to, second / 60 % 60);
  *to++ = ':';
  return write_two_digits(to, second % 60);
}
}  // namespace

std::string to_string(year_month_day date) {
  written_time text;
  return {text.data(), write_date(text.data(), date)};
}

std::string to_rfc3339(time_point time) {
  written_time text;
  char* const end = write_wall_clock(text.data(), time);
  *end = 'Z';
  return {text.data(), end + 1};
}

void append_belgrade_rfc3339(std::string& text, time_point time) {
  const seconds offset = belgrade_offset(time);
  written_time made;
  char* const end = write_wall_clock(made.data(), time + offset);
  const std::string_view zone = offset == hours{2} ? "+02:00" : "+01:00";
  text.append(made.data(), zone.copy(end, zone.size()) + static_cast<std::size_t>(end - made.data()));
}

std::string to_belgrade_rfc3339(time_point time) {
  std::string text;
  append_belgrade_rfc3339(text, time);
  return text;
}

std::optional<year_month_day> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  const auto y = parse_digits(text.substr(0, 4)), m = parse_digits(text.substr(5, 2)),
             d = parse_digits(text.substr(8, 2));
  if (!y || !m || !d) return std::nullopt;
  const year_month_day date{year{*y}, month{static_cast<unsigned>(*m)}, day{static_cast<unsigned>(*d)}};
  return date.ok() ? std::optional{date} : std::nullopt;
}

std::optional<time_point> parse_rfc3339(std::string_view text) {
  if (text.size() < 16 || (text[10] != 'T' && text[10] != 't' && text[10] != ' ')) return std::nullopt;
  const auto date = parse_date(text.substr(0, 10));
  if (!date) return std::nullopt;

  const std::string_view rest = text.substr(11);
  const auto offset_at = rest.find_first_of("Zz+-");
  const auto clock = parse_clock(rest.substr(0, offset_at));
  if (!clock) return std::nullopt;
  if (offset_at == std::string_view::npos)
    return from_belgrade(*date, clock->hour, clock->minute, clock->second);

  const auto offset = parse_offset(rest.substr(offset_at));
  if (!offset) return std::nullopt;
  return sys_days{*date} + hours{clock->hour} + minutes{clock->minute} + seconds{clock->second} - *offset;
}

}  // namespace uramost
