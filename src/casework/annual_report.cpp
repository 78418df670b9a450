#include "casework/annual_report.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>

namespace uramost::casework {

using namespace std::chrono;

namespace {
/// Incidents of the year before and of the year, by key.
using counted = std::map<std::string, std::array<std::uint64_t, 2>>;
using key_of_case = std::function<std::string(const response_case&)>;

sys_days day_of(const response_case& each) { return sys_days(to_belgrade(each.occurred.begin).date); }
year year_of(const response_case& each) { return year_month_day(day_of(each)).year(); }

/// "01" … "12".
std::string key_of(month of) {
  const auto number = static_cast<unsigned>(of);
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string month_of(const response_case& each) {
  if (each.occurred.precision > time_precision::month) return {};
  return key_of(year_month_day(day_of(each)).month());
}

sys_days same_date(sys_days day, year in) {
  const year_month_day date(day);
  const year_month_day moved = in / date.month() / date.day();
  return moved.ok() ? sys_days(moved) : sys_days(in / February / last);
}

/// The making of a report: the cases of both years, and how much of a time had a channel.
class report_maker {
 public:
  report_maker(std::span<const response_case> cases, const channel_calendar& channels, year of)
      : channels_(channels), year_(of) {
    for (const response_case& each : cases)
      if (const year found = year_of(each); found == of || found == of - years{1}) cases_.push_back(&each);
  }

  counted count(const key_of_case& key) const {
    counted made;
    for (const response_case* each : cases_) ++made[key(*each)][year_of(*each) == year_ ? 1 : 0];
    return made;
  }

  report_count counted_in(std::uint64_t incidents, const analysis::day_range& days,
                          const std::optional<std::string>& municipality = {}) const {
    const reporting channel = channels_.over(days, municipality);
    const bool is_data = incidents > 0 || channel == reporting::part || channel == reporting::whole;
    return {is_data ? std::optional(incidents) : std::nullopt, channel};
  }

  /// Rows of what was counted; `span` gives the days that a key stands for in a year.
  std::vector<report_row> rows(const counted& of,
                               const std::function<analysis::day_range(const std::string&, year)>& span,
                               bool by_municipality = false) const {
    std::vector<report_row> made;
    for (const auto& [key, counts] : of) {
      const auto place = by_municipality ? std::optional(key) : std::nullopt;
      made.push_back({key, counted_in(counts[1], span(key, year_), place),
                      counted_in(counts[0], span(key, year_ - years{1}), place)});
    }
    if (!made.empty() && made.front().key.empty()) std::ranges::rotate(made, made.begin() + 1);
    return made;
  }

  bool is_open(const response_case& each) const { return channels_.is_open(each.municipality, day_of(each)); }

  /// Whether there was a channel on this day and on the same date of the other year.
  bool is_comparable(const std::string& municipality, sys_days day) const {
    const year other = year_month_day(day).year() == year_ ? year_ - years{1} : year_;
    return channels_.is_open(municipality, day) && channels_.is_open(municipality, same_date(day, other));
  }

  std::optional<year_comparison> compare(const std::vector<report_row>& municipalities) const {
    year_comparison made{period_of(year_ - years{1}, municipalities), period_of(year_, municipalities)};
    if (made.before.exposure == 0 || made.after.exposure == 0) return std::nullopt;
    if (made.before.count + made.after.count >= year_comparison::fewest)
      made.rates = analysis::compare_periods(made.before, made.after);
    return made;
  }

  std::uint64_t without_channel() const {
    return static_cast<std::uint64_t>(
        std::ranges::count_if(cases_, [this](const response_case* each) { return !is_open(*each); }));
  }

  std::vector<response_case> of_year() const {
    std::vector<response_case> made;
    for (const response_case* each : cases_)
      if (year_of(*each) == year_) made.push_back(*each);
    return made;
  }

 private:
  analysis::period_count period_of(year of, const std::vector<report_row>& municipalities) const {
    analysis::period_count made;
    const auto is_compared = [&](sys_days day) {
      return is_comparable({}, day) || std::ranges::any_of(municipalities, [&](const report_row& each) {
               return is_comparable(each.key, day);
             });
    };
    const analysis::day_range all = days_of(of);
    for (sys_days day = all.begin; day < all.end; day += days{1}) made.exposure += is_compared(day) ? 1 : 0;
    for (const response_case* each : cases_)
      made.count += year_of(*each) == of && is_comparable(each->municipality, day_of(*each)) ? 1 : 0;
    return made;
  }

  std::vector<const response_case*> cases_;
  const channel_calendar& channels_;
  year year_;
};

std::vector<std::pair<year, report_count>> last_years(std::span<const response_case> cases,
                                                      const report_maker& maker, year until) {
  std::vector<std::pair<year, report_count>> made;
  for (year each = until - years{annual_report::years_shown - 1}; each <= until; ++each)
    made.emplace_back(each,
                      maker.counted_in(static_cast<std::uint64_t>(std::ranges::count(cases, each, year_of)),
                                       days_of(each)));
  return made;
}

analysis::day_range month_in(const std::string& key, year of) {
  if (key.empty()) return days_of(of);
  const auto first = of / month{static_cast<unsigned>(std::stoi(key))} / 1;
  return {sys_days(first), sys_days(first + months{1})};
}

std::uint64_t counted_in(const report_row& row) {
  return row.year.incidents.value_or(0) + row.last_year.incidents.value_or(0);
}

std::string gender_of(const response_case& of) { return std::string(to_string(of.gender)); }

/// Nothing, when no case says anything.
counted where_said(counted cases) {
  return cases.size() == 1 && cases.contains("") ? counted{} : std::move(cases);
}

/// Of both years, where the key is not known.
std::uint64_t unknown_in(const std::vector<report_row>& rows) {
  return rows.empty() || !rows.back().key.empty() ? 0 : counted_in(rows.back());
}
}  // namespace

analysis::day_range days_of(year of) {
  return {sys_days(of / January / 1), sys_days((of + years{1}) / January / 1)};
}

incident_query annual_report_question::query() const {
  const std::chrono::year first = year - years{annual_report::years_shown - 1};
  incident_query asked;
  asked.sources = {source};
  asked.datetime = {from_belgrade(first / January / 1), from_belgrade((year + years{1}) / January / 1)};
  return asked;
}

annual_report make_annual_report(std::span<const response_case> cases, channel_calendar channels,
                                 const annual_report_question& asked) {
  const report_maker maker(cases, channels, asked.year);
  const auto whole_year = [](const std::string&, year of) { return days_of(of); };

  counted municipalities = maker.count(&response_case::municipality), months = maker.count(month_of);
  for (const std::string& code : asked.municipalities) municipalities[code];
  for (const store::reporting_channel& each : channels.channels())
    if (each.municipality) municipalities[each.municipality->value];
  for (unsigned each = 1; each <= 12; ++each) months[key_of(month{each})];

  annual_report made{.source = asked.source, .year = asked.year, .channels = channels};
  made.municipalities = maker.rows(municipalities, whole_year, true);
  made.months = maker.rows(months, month_in);
  made.categories = maker.rows(maker.count(&response_case::category), whole_year);
  made.communities = maker.rows(where_said(maker.count(&response_case::community)), whole_year);
  made.genders = maker.rows(where_said(maker.count(gender_of)), whole_year);
  made.years = last_years(cases, maker, asked.year);
  made.total = {{}, made.years.back().second, made.years.end()[-2].second};
  made.comparison = maker.compare(made.municipalities);
  made.funnel = response_funnel(maker.of_year(), funnel_group::all).front();
  made.without_channel = maker.without_channel();
  return made;
}

std::vector<report_caveat> caveats_of(const annual_report& report) {
  std::vector<report_caveat> all{{"reported_only", {}}, {"may_grow", {}}};
  const auto say = [&](bool applies, const char* code, std::vector<std::uint64_t> values = {}) {
    if (applies) all.push_back({code, std::move(values)});
  };
  const auto is_part = [](const report_count& of) { return of.channel == reporting::part; };
  say(!report.channels.is_described(), "undescribed");
  say(is_part(report.total.year) || is_part(report.total.last_year), "channel_in_part");
  say(report.without_channel > 0, "without_channel", {report.without_channel});
  say(report.channels.last_known() + days{1} < days_of(report.year).end, "not_over");
  say(!report.comparison, "not_comparable");
  say(report.comparison && !report.comparison->rates, "too_few", {year_comparison::fewest});
  const auto nowhere = unknown_in(report.municipalities), coarse = unknown_in(report.months);
  say(nowhere > 0, "no_municipality", {nowhere});
  say(coarse > 0, "no_month", {coarse});
  say(true, "funnel_open");
  return all;
}

}  // namespace uramost::casework
