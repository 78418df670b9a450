#include "print/written.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace uramost::print {

namespace {
constexpr std::string_view no_break_space = "\u00A0", minus = "\u2212";

std::string_view thousands_mark(language in) {
  if (in == language::sq) return no_break_space;
  return in == language::en ? "," : ".";
}

std::string_view decimal_mark(language in) { return in == language::en ? "." : ","; }

constexpr std::array<std::string_view, 12> albanian_months{"janar",   "shkurt",  "mars",   "prill",
                                                           "maj",     "qershor", "korrik", "gusht",
                                                           "shtator", "tetor",   "nëntor", "dhjetor"};
constexpr std::array<std::string_view, 12> english_months{"Jan", "Feb", "Mar",  "Apr", "May", "Jun",
                                                          "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"};
}  // namespace

std::string written(language in, double number, int decimals) {
  if (!std::isfinite(number)) return "–";
  const std::string plain = fmt::format("{:.{}f}", std::abs(number), std::clamp(decimals, 0, 9));
  const std::size_t whole = std::min(plain.find('.'), plain.size());
  const bool is_zero = plain.find_first_not_of("0.") == std::string::npos;

  std::string text(number < 0 && !is_zero ? minus : "");
  for (std::size_t i = 0; i < whole; ++i) {
    if (i > 0 && (whole - i) % 3 == 0) text += thousands_mark(in);
    text += plain[i];
  }
  if (whole < plain.size()) text.append(decimal_mark(in)).append(plain, whole + 1);
  return text;
}

std::string written(language in, std::int64_t number) { return written(in, static_cast<double>(number), 0); }

std::string written_shortly(language in, double number, int digits) {
  if (number == 0 || !std::isfinite(number)) return written(in, number, 0);
  const int magnitude = static_cast<int>(std::floor(std::log10(std::abs(number))));
  const int decimals = std::clamp(digits - 1 - magnitude, 0, 9);
  std::string text = written(in, number, decimals);
  if (decimals == 0) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with(decimal_mark(in))) text.erase(text.size() - decimal_mark(in).size());
  return text;
}

std::string written_p(language in, double p) {
  constexpr double least = 0.001;
  return p < least ? "< " + written(in, least, 3) : written(in, p, 3);
}

std::string written_day(language in, time_point instant) {
  const auto date = to_belgrade(instant).date;
  const unsigned day{date.day()}, month{date.month()};
  const int year{date.year()};
  switch (in) {
    case language::sq:
      return fmt::format("{} {} {}", day, albanian_months.at(month - 1), year);
    case language::en:
      return fmt::format("{} {} {}", day, english_months.at(month - 1), year);
    default:
      return fmt::format("{}. {}. {}.", day, month, year);
  }
}

std::string written_minute(language in, time_point instant) {
  const civil_time time = to_belgrade(instant);
  const bool is_serbian = in == language::sr_latn || in == language::sr_cyrl;
  return fmt::format("{}{}{:02}:{:02}", written_day(in, instant), is_serbian ? " " : ", ", time.hour,
                     time.minute);
}

}  // namespace uramost::print
