#include "cql2/instant.hpp"

#include <algorithm>
#include <string>

#include "core/time_interval.hpp"

namespace uramost::cql2 {

using namespace std::chrono;

namespace {
bool is_digit(char c) { return c >= '0' && c <= '9'; }
}  // namespace

std::optional<instant> parse_instant(std::string_view text) {
  std::string without_decimals(text);
  milliseconds decimals{0};
  if (const auto dot = text.find('.'); dot != std::string_view::npos) {
    const auto* end = std::find_if_not(text.begin() + dot + 1, text.end(), is_digit);
    const auto digits = text.substr(dot + 1, static_cast<std::size_t>(end - text.begin()) - dot - 1);
    if (digits.empty() || dot < 19) return std::nullopt;
    for (int unit = 100; const char digit : digits.substr(0, 3)) {
      decimals += milliseconds{(digit - '0') * unit};
      unit /= 10;
    }
    without_decimals.erase(dot, digits.size() + 1);
  }
  const auto whole = parse_rfc3339(without_decimals);
  if (!whole) return std::nullopt;
  return *whole + decimals;
}

std::string to_string(instant time) {
  const auto whole = floor<seconds>(time);
  std::string text = to_rfc3339(whole);
  if (const auto decimals = (time - whole).count(); decimals > 0) {
    const std::string padded = std::to_string(1000 + decimals);
    text.insert(text.size() - 1, "." + padded.substr(1));
  }
  return text;
}

time_span span_of(date day) {
  const time_interval all = calendar_interval(day, time_precision::day);
  return {all.begin, instant{all.end} - milliseconds{1}};
}

std::optional<time_span> parse_span(std::string_view text) {
  if (const auto day = parse_date(text)) return span_of(*day);
  if (const auto time = parse_instant(text)) return span_of(*time);
  return std::nullopt;
}

}  // namespace uramost::cql2
