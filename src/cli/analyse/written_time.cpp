#include "cli/analyse/written_time.hpp"

#include <array>
#include <charconv>
#include <cstdio>
#include <string>

#include "core/text.hpp"

namespace uramost::cli {

namespace {
using namespace std::chrono;

/// Reads a text from its beginning, number by number.
class reading {
 public:
  explicit reading(std::string_view text) : left_(text) {}

  std::optional<int> number(std::size_t most_digits) {
    int value = 0;
    const char* begin = left_.data();
    const auto [end, problem] = std::from_chars(begin, begin + left_.size(), value);
    const auto length = static_cast<std::size_t>(end - begin);
    if (problem != std::errc() || length > most_digits || left_.front() == '-') return std::nullopt;
    left_.remove_prefix(length);
    return value;
  }
  bool skip(std::string_view any_of) {
    if (left_.empty() || any_of.find(left_.front()) == std::string_view::npos) return false;
    separator_ = left_.front();
    left_.remove_prefix(1);
    return true;
  }
  char separator() const { return separator_; }
  std::string_view left() const { return left_; }

 private:
  std::string_view left_;
  char separator_ = 0;
};

std::optional<seconds> time_of_day(reading& from) {
  const auto hour = from.number(2);
  if (!hour || *hour > 24 || !from.skip(":")) return std::nullopt;
  const auto minute = from.number(2);
  if (!minute || *minute > 59) return std::nullopt;
  int second = 0;
  if (from.skip(":")) {
    const auto read = from.number(2);
    if (!read || *read > 60) return std::nullopt;
    second = *read;
  }
  // What may follow: fractions of a second, a zone.
  for (const char c : from.left())
    if (std::string_view("0123456789.,:+-Zz ").find(c) == std::string_view::npos) return std::nullopt;
  return hours(*hour) + minutes(*minute) + seconds(second);
}

std::optional<written_time> dated(int y, int m, int d, written_time::unit precision) {
  const year_month_day date{year(y), month(static_cast<unsigned>(m)), day(static_cast<unsigned>(d))};
  if (y < 1000 || y > 2999 || !date.ok()) return std::nullopt;
  return written_time{sys_days(date), precision};
}

std::optional<written_time> with_time(std::optional<written_time> date, reading& from) {
  if (!date || trim(from.left()).empty()) return date;
  if (!from.skip("T ")) return std::nullopt;
  const auto time = time_of_day(from);
  if (!time) return std::nullopt;
  return written_time{date->at + *time, written_time::unit::second};
}
}  // namespace

std::optional<written_time> parse_written_time(std::string_view text) {
  reading from(trim(text));
  const auto first = from.number(4);
  if (!first) return std::nullopt;
  if (from.left().empty()) return dated(*first, 1, 1, written_time::unit::year);
  if (!from.skip("-/.")) return std::nullopt;
  const char separator = from.separator();
  const auto second = from.number(2);
  if (!second) return std::nullopt;
  if (from.left().empty())
    return *first >= 1000 ? dated(*first, *second, 1, written_time::unit::month) : std::nullopt;
  if (!from.skip(std::string_view(&separator, 1))) return std::nullopt;
  const auto third = from.number(4);
  if (!third) return std::nullopt;
  if (*first >= 1000) return with_time(dated(*first, *second, *third, written_time::unit::day), from);
  if (separator != '.') return std::nullopt;
  return with_time(dated(*third, *second, *first, written_time::unit::day), from);
}

std::string written_date(sys_seconds at) {
  const year_month_day date{floor<days>(at)};
  std::array<char, 32> text;
  std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
  return text.data();
}

std::string written_moment(sys_seconds at) {
  const hh_mm_ss time{at - floor<days>(at)};
  std::array<char, 32> text;
  std::snprintf(text.data(), text.size(), " %02d:%02d:%02d", static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
  return written_date(at) + text.data();
}

}  // namespace uramost::cli
