#include "intake/date_text.hpp"

#include <cmath>
#include <string>

#include "core/error.hpp"
#include "core/text.hpp"
#include "intake/clock_text.hpp"
#include "intake/folded_words.hpp"
#include "intake/month_names.hpp"
#include "intake/text_tokens.hpp"

namespace uramost::intake {

using namespace std::chrono;

namespace {
/// Figures of a date before they are known to be possible, and how many tokens they took.
struct date_figures {
  int year = 0;
  unsigned month = 1;
  unsigned day = 1;
  time_precision precision = time_precision::day;
  std::size_t tokens = 0;
};

int full_year(const text_token& written) {
  if (written.digits() != 2) return written.value;
  return written.value + (written.value < 70 ? 2000 : 1900);
}

bool is_year(const text_token& token) { return token.digits() == 4; }
bool may_be_year(const text_token& token) { return token.digits() == 4 || token.digits() == 2; }
bool may_be_day(const text_token& token) { return token.digits() == 1 || token.digits() == 2; }

unsigned figure(const text_token& token) { return static_cast<unsigned>(token.value); }

/// Whether the figures of a date are parted alike: "12-13.05.2021" is no date but two.
bool are_parted_alike(const text_tokens& at) {
  return at[1].separator == at[2].separator || (at[2].separator == ' ' && is_year(at[2]));
}

/// `29.05.2023`, `29/05/23`, `2023-05-29`.
std::optional<date_figures> read_three_numbers(const text_tokens& at, date_order order) {
  if (!are_parted_alike(at)) return std::nullopt;
  if (is_year(at[0]) && may_be_day(at[1]) && may_be_day(at[2]))
    return date_figures{at[0].value, figure(at[1]), figure(at[2]), time_precision::day, 3};
  if (!may_be_day(at[0]) || !may_be_day(at[1]) || !may_be_year(at[2])) return std::nullopt;
  if (at[3].is_number && at[3].separator == ':') return std::nullopt;             // 29.05. 21:10 has no year
  if (at[3].is_number && !is_year(at[2]) && is_year(at[3])) return std::nullopt;  // 12.13.05.2021
  unsigned day = figure(at[0]), month = figure(at[1]);
  if (at[1].separator != '.') {
    const bool must_be_month_first = month > 12 && day <= 12;
    const bool must_be_day_first = day > 12;
    if (must_be_month_first || (order == date_order::month_first && !must_be_day_first))
      std::swap(day, month);
  }
  return date_figures{full_year(at[2]), month, day, time_precision::day, 3};
}

/// `05/2023`, `2023-05`.
std::optional<date_figures> read_two_numbers(const text_tokens& at) {
  if (may_be_day(at[0]) && is_year(at[1]))
    return date_figures{at[1].value, figure(at[0]), 1, time_precision::month, 2};
  if (is_year(at[0]) && may_be_day(at[1]) && at[1].separator != ' ')
    return date_figures{at[0].value, figure(at[1]), 1, time_precision::month, 2};
  return std::nullopt;
}

bool is_ordinal_ending(std::string_view word) {
  const std::string folded = folded_words(word);
  return folded == "st" || folded == "nd" || folded == "rd" || folded == "th";
}

/// `29. maj 2023`, `29th May 2023`, `May 29, 2023`, `maj 2023`, `2023 maj`.
std::optional<date_figures> read_with_month_name(const text_tokens& at) {
  std::size_t next = 0;
  std::optional<unsigned> day;
  if (may_be_day(at[0])) {
    day = figure(at[next++]);
    if (at.is_word(next) && is_ordinal_ending(at[next].text)) ++next;
  }
  const bool year_first = !day && is_year(at[0]);
  if (year_first) ++next;
  const auto month = at.is_word(next) ? month_of_name(at[next].text) : std::nullopt;
  if (!month) return std::nullopt;
  ++next;
  if (year_first) {
    if (may_be_day(at[next]) && at[next].separator == '-')
      return date_figures{at[0].value, *month, figure(at[next]), time_precision::day, next + 1};
    return date_figures{at[0].value, *month, 1, time_precision::month, next};
  }
  if (!day && may_be_day(at[next])) {
    day = figure(at[next++]);
    if (at.is_word(next) && is_ordinal_ending(at[next].text)) ++next;
  }
  if (!(day ? may_be_year(at[next]) : is_year(at[next]))) return std::nullopt;
  return date_figures{full_year(at[next]), *month, day.value_or(1),
                      day ? time_precision::day : time_precision::month, next + 1};
}

bool is_quarter_word(std::string_view word) {
  const std::string folded = folded_words(word);
  return folded == "q" || folded == "kvartal" || folded == "kv" || folded == "tremujor" ||
         folded == "tremujori" || folded == "quarter" || folded == "tromesecje" || folded == "tromjesecje";
}

/// `Q2 2023`, `2023-Q2`, `2. kvartal 2023`, `II kvartal 2023`.
std::optional<date_figures> read_quarter(const text_tokens& at) {
  std::optional<int> year, quarter;
  bool named = false;
  std::size_t next = 0;
  for (; next < 3 && next < at.size(); ++next) {
    if (is_year(at[next]))
      year = at[next].value;
    else if (at[next].digits() == 1)
      quarter = at[next].value;
    else if (at.is_word(next) && is_quarter_word(at[next].text))
      named = true;
    else if (const auto roman = at.is_word(next) ? month_of_name(at[next].text) : std::nullopt)
      quarter = static_cast<int>(*roman);
    else
      return std::nullopt;
  }
  if (!year || !quarter || !named || *quarter < 1 || *quarter > 4) return std::nullopt;
  return date_figures{*year, static_cast<unsigned>(*quarter * 3 - 2), 1, time_precision::quarter, next};
}

std::optional<date_figures> read_figures(const text_tokens& at, date_order order) {
  if (auto read = read_three_numbers(at, order)) return read;
  if (auto read = read_quarter(at)) return read;
  if (auto read = read_with_month_name(at)) return read;
  if (auto read = read_two_numbers(at)) return read;
  if (is_year(at[0])) return date_figures{at[0].value, 1, 1, time_precision::year, 1};
  return std::nullopt;
}

bool is_year_word(std::string_view word) {
  const std::string folded = folded_words(word);
  return folded == "godine" || folded == "godina" || folded == "god" || folded == "g" || folded == "viti" ||
         folded == "vit" || folded == "year";
}

year_month_day checked(const date_figures& read, std::string_view text, std::string_view field) {
  const year_month_day date{year{read.year}, month{read.month}, day{read.day}};
  if (date.ok()) return date;
  std::string reason = "'" + std::string(text) + "' is no date: ";
  if (read.month < 1 || read.month > 12)
    reason += "there is no month " + std::to_string(read.month);
  else
    reason +=
        "that month has " +
        std::to_string(static_cast<unsigned>(year_month_day_last{date.year() / date.month() / last}.day())) +
        " days";
  throw invalid_input(reason, std::string(field));
}

/// A spreadsheet's day number: days since 30 December 1899 on the clock of the place.
std::optional<written_date> read_day_number(std::string_view text) {
  std::string digits(text);
  if (const auto comma = digits.find(','); comma != std::string::npos) digits[comma] = '.';
  const std::size_t whole = digits.find('.');
  if (std::min(whole, digits.size()) != 5) return std::nullopt;
  const auto number = parse_number(digits);
  if (!number || *number < 10000) return std::nullopt;
  const double day_part = std::floor(*number);
  const sys_days date = sys_days{1899y / December / 30} + days{static_cast<int>(day_part)};
  written_date read{.date = date};
  if (whole == std::string::npos || *number == day_part) return read;
  const int minute = static_cast<int>(std::lround((*number - day_part) * 24 * 60));
  read.instant = from_belgrade(date + days{minute / 1440}, minute % 1440 / 60, minute % 60);
  return read;
}

/// ISO 8601 with an offset or Z: an instant, whatever the clock of the place.
std::optional<written_date> read_instant(std::string_view text) {
  if (text.size() < 17 || text.find_first_of("Zz+-", 16) == std::string_view::npos) return std::nullopt;
  const auto instant = parse_rfc3339(text);
  if (!instant) return std::nullopt;
  return written_date{.date = to_belgrade(*instant).date,
                      .instant = instant,
                      .instant_precision = text[16] == ':' ? time_precision::second : time_precision::minute};
}

/// `20230529`.
std::optional<date_figures> read_compact(const text_tokens& at) {
  if (at.size() != 1 || at[0].digits() != 8) return std::nullopt;
  return date_figures{at[0].value / 10000, static_cast<unsigned>(at[0].value / 100 % 100),
                      static_cast<unsigned>(at[0].value % 100), time_precision::day, 1};
}
}  // namespace

written_date read_date(std::string_view text, date_order order, std::string_view field) {
  text = trim(text);
  if (const auto iso = parse_date(text)) return {.date = *iso};  // most dates of large registers
  if (says_nothing(text)) throw invalid_input("there is no date", std::string(field));
  const auto refuse = [&] {
    throw invalid_input("'" + std::string(text) + "' cannot be read as a date", std::string(field));
  };
  if (text.size() > 100) refuse();
  if (const auto instant = read_instant(text)) return *instant;
  if (const auto number = read_day_number(text)) return *number;

  std::string_view dated = text;
  text_tokens tokens(dated);
  while (tokens.is_word(0) && is_weekday_name(tokens[0].text)) {
    dated.remove_prefix(tokens[0].end);
    tokens = text_tokens(dated);
  }
  auto read = read_compact(tokens);
  if (!read) read = read_figures(tokens, order);
  if (!read) refuse();

  written_date made{.date = checked(*read, text, field), .precision = read->precision};
  while (tokens.is_word(read->tokens) && is_year_word(tokens[read->tokens].text)) ++read->tokens;
  made.rest = dated.substr(tokens[read->tokens - 1].end);
  while (!made.rest.empty() && std::string_view(" .,;-\t").find(made.rest.front()) != std::string_view::npos)
    made.rest.remove_prefix(1);
  made.rest = trim(made.rest);
  if (!made.rest.empty() && made.precision != time_precision::day) refuse();
  return made;
}

}  // namespace uramost::intake
