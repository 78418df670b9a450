#include "intake/occurrence.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "core/error.hpp"
#include "core/text.hpp"
#include "intake/clock_text.hpp"
#include "intake/date_text.hpp"
#include "intake/folded_words.hpp"

namespace uramost::intake {

using namespace std::chrono;

namespace {
bool is_written_for_no_time(const written_clock& clock) {
  return clock == written_clock{0, 0, 0, time_precision::second};
}

/// Date and time of day together: the calendar unit they name.
time_interval unit_of(year_month_day date, time_precision precision,
                      const std::optional<written_clock>& clock) {
  if (!clock) return calendar_interval(date, precision);
  if (clock->hour == 24) return calendar_interval(sys_days{date} + days{1}, clock->precision);
  return calendar_interval(date, clock->precision, clock->hour, clock->minute, clock->second);
}

time_interval read_moment(std::string_view date_text, std::string_view time_text, date_order order,
                          std::string_view date_field, std::string_view time_field) {
  const written_date date = read_date(date_text, order, date_field);
  auto clock = read_clock(time_text, time_field);
  if (date.instant && !clock) {
    const civil_time at = to_belgrade(*date.instant);
    // Straight from the instant: the wall clock is ambiguous in the hour that comes twice.
    const auto length = date.instant_precision == time_precision::second ? seconds{1} : seconds{60};
    const auto begin = *date.instant - seconds{length == seconds{60} ? at.second : 0};
    return {begin, begin + length, date.instant_precision};
  }
  if (!clock) {
    clock = read_clock(date.rest, date_field);
    if (clock && is_written_for_no_time(*clock)) clock.reset();
  }
  if (clock && date.precision != time_precision::day)
    throw invalid_input("a time of day needs a whole date, not '" + std::string(trim(date_text)) + "'",
                        std::string(time_field));
  return unit_of(date.date, date.precision, clock);
}

time_precision read_precision(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, time_precision>, 28> words{{
      {"second", time_precision::second},    {"sekunda", time_precision::second},
      {"sekonde", time_precision::second},   {"minute", time_precision::minute},
      {"minut", time_precision::minute},     {"minuta", time_precision::minute},
      {"exact", time_precision::minute},     {"tacno", time_precision::minute},
      {"hour", time_precision::hour},        {"sat", time_precision::hour},
      {"cas", time_precision::hour},         {"ore", time_precision::hour},
      {"ora", time_precision::hour},         {"day", time_precision::day},
      {"dan", time_precision::day},          {"dite", time_precision::day},
      {"dita", time_precision::day},         {"month", time_precision::month},
      {"mesec", time_precision::month},      {"mjesec", time_precision::month},
      {"muaj", time_precision::month},       {"muaji", time_precision::month},
      {"quarter", time_precision::quarter},  {"kvartal", time_precision::quarter},
      {"tremujor", time_precision::quarter}, {"year", time_precision::year},
      {"godina", time_precision::year},      {"vit", time_precision::year},
  }};
  const std::string folded = folded_words(text);
  for (const auto& [word, precision] : words)
    if (word == folded) return precision;
  throw invalid_input(
      "'" + std::string(trim(text)) + "' is not second, minute, hour, day, month, quarter or year",
      "time_precision");
}

/// The finest precision whose unit is at least as long as the span.
time_precision precision_of_span(seconds span) {
  if (span <= minutes{1}) return time_precision::minute;
  if (span <= hours{1}) return time_precision::hour;
  if (span <= hours{25}) return time_precision::day;
  if (span <= days{31}) return time_precision::month;
  if (span <= days{92}) return time_precision::quarter;
  return time_precision::year;
}

time_interval coarsened(const time_interval& read, time_precision stated) {
  if (stated <= read.precision) return read;
  const civil_time at = to_belgrade(read.begin);
  return calendar_interval(at.date, stated, at.hour, at.minute, at.second);
}

/// Where a span that ends in `last` ends: a time of day is an instant, a day runs to its midnight.
time_point end_of(const time_interval& last) {
  return last.precision <= time_precision::minute ? last.begin : last.end;
}

time_interval until_end(const time_interval& first, const written_occurrence& written, date_order order) {
  const bool same_day = says_nothing(written.date_end);
  const std::string_view end_date = same_day ? written.date : written.date_end;
  const std::string_view end_field = same_day ? "time_end" : "date_end";
  time_interval last = read_moment(end_date, written.time_end, order, end_field, "time_end");
  time_point end = end_of(last);
  if (same_day && end < first.begin) end += days{1};
  if (end < first.begin) throw invalid_input("the end is before the begin", std::string(end_field));
  end = std::max(end, first.end);
  return {first.begin, end, std::max(first.precision, precision_of_span(end - first.begin))};
}

void expect_plausible(const time_interval& occurred, time_point now) {
  if (occurred.begin < from_belgrade(1900y / January / 1))
    throw invalid_input("the date is before 1900", "date");
  const time_point too_late = from_belgrade(sys_days{to_belgrade(now).date} + days{2});
  if (occurred.begin >= too_late) throw invalid_input("the date lies in the future", "date");
}
}  // namespace

time_interval read_occurrence(const written_occurrence& written, date_order order, time_point now) {
  time_interval occurred = read_moment(written.date, written.time, order, "date", "time");
  const bool has_end = !says_nothing(written.date_end) || !says_nothing(written.time_end);
  if (has_end) occurred = until_end(occurred, written, order);
  if (!says_nothing(written.precision) && !has_end)
    occurred = coarsened(occurred, read_precision(written.precision));
  expect_plausible(occurred, now);
  return occurred;
}

}  // namespace uramost::intake
