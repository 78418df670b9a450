#include "http/handlers/patrol_ledger.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/clock.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "core/time_interval.hpp"
#include "http/form.hpp"
#include "http/json.hpp"
#include "http/parameters.hpp"
#include "planning/ledger.hpp"
#include "planning/plan_document.hpp"
#include "planning/point_finder.hpp"
#include "planning/visit_reader.hpp"

namespace uramost::http {

namespace {
constexpr double usual_near_m = 100, least_near_m = 10, most_near_m = 2'000;
constexpr double usual_least_min = 3, most_least_min = 120;
constexpr std::size_t longest_unit = 200, most_gaps = 200, most_shown_rejections = 100;
/// Fewer visits than this, in a municipality and a month, are not told to everybody.
constexpr std::uint64_t fewest_published = 5;

double field_number(const form& sent, const char* name, double usual, double least, double most) {
  const auto said = sent.field(name);
  if (!said || trim(*said).empty()) return usual;
  const auto number = parse_number(trim(*said));
  if (!number || *number < least || *number > most)
    throw invalid_input(std::string(name) + " is no number from " + to_text(least) + " to " + to_text(most),
                        name);
  return *number;
}

planning::recorded_visit visit_of(const store::kept_visit& kept) {
  return {kept.begin, kept.end, kept.at, kept.unit, planning::parse_languages(kept.languages)};
}

/// What was asked for; where an end is open, from the first visit's day to the last one's.
time_range whole_days(time_range asked, std::span<const store::kept_visit> visits) {
  const auto day_of = [](time_point at) { return std::chrono::sys_days(to_belgrade(at).date); };
  const time_point first = visits.empty() ? now() : visits.front().begin;
  const time_point last = visits.empty() ? now() : visits.back().begin;
  if (!asked.begin) asked.begin = from_belgrade(day_of(first));
  if (!asked.end) asked.end = from_belgrade(day_of(std::max(last, *asked.begin)) + std::chrono::days(1));
  return asked;
}

json line_json(const planning::ledger_line& line) {
  return {{"planned", line.planned},
          {"kept", line.kept},
          {"visits", line.visits},
          {"minutes", line.minutes},
          {"longest_gap_min", or_null(line.longest_gap_min)}};
}

json share(std::uint64_t part, std::uint64_t whole) {
  return whole == 0 ? json(nullptr) : json(static_cast<double>(part) / static_cast<double>(whole));
}

json ledger_json(const planning::ledger& made, const planning::plan& of, const time_range& time) {
  json points = json::array(), municipalities = json::array(), languages = json::array(),
       gaps = json::array();
  for (std::size_t i = 0; i < made.by_point.size(); ++i) {
    json one{{"point", i}, {"name", of.points[i].name}};
    one.update(line_json(made.by_point[i]));
    points.push_back(std::move(one));
  }
  for (const auto& [code, line] : made.by_municipality) {
    json one{{"code", code}};
    one.update(line_json(line));
    municipalities.push_back(std::move(one));
  }
  for (const auto& [language, hours] : made.hours_by_language)
    languages.push_back({{"language", language}, {"hours", hours}});
  for (std::size_t i = 0; i < std::min(made.gaps.size(), most_gaps); ++i) {
    const planning::ledger_gap& gap = made.gaps[i];
    gaps.push_back({{"point", gap.point},
                    {"from", to_belgrade_rfc3339(gap.begin)},
                    {"to", to_belgrade_rfc3339(gap.end)},
                    {"minutes", std::chrono::duration<double, std::ratio<60>>(gap.end - gap.begin).count()}});
  }
  return {{"from", to_belgrade_rfc3339(*time.begin)},
          {"to", to_belgrade_rfc3339(*time.end)},
          {"planned", made.total.planned},
          {"recorded", made.total.visits},
          {"kept", made.total.kept},
          {"kept_share", share(made.total.kept, made.total.planned)},
          {"night_share", share(made.at_night, made.total.visits)},
          {"minutes", made.total.minutes},
          {"off_duty", made.off_duty},
          {"elsewhere", made.elsewhere},
          {"hours_by_language", std::move(languages)},
          {"by_point", std::move(points)},
          {"by_municipality", std::move(municipalities)},
          {"gap_count", made.gaps.size()},
          {"gaps", std::move(gaps)}};
}
}  // namespace

response record_visits::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const form& sent = *asked.fields;
  sent.expect_only({"near_m", "least_min", "unit", "languages"});
  if (!sent.file()) throw invalid_input("the file is missing", "file");
  const std::string unit(trim(sent.field("unit").value_or("")));
  if (unit.size() > longest_unit) throw invalid_input("unit is longer than 200 bytes", "unit");
  planning::stay_rule rule{.near_m = field_number(sent, "near_m", usual_near_m, least_near_m, most_near_m)};
  rule.least = std::chrono::seconds(
      std::lround(60 * field_number(sent, "least_min", usual_least_min, 1, most_least_min)));

  const store::plan_version version = plans.open(asked.captured("id"), asked.who);
  const planning::plan plan = planning::parse_plan(version.document);
  const auto read = planning::read_visit_file(
      *sent.file(), plan, rule, unit, planning::parse_languages(sent.field("languages").value_or("")));
  const planning::point_finder finder(plan.points, rule.near_m);
  const auto where = incidents.where();
  std::vector<store::kept_visit> kept;
  std::size_t matched = 0;
  for (const planning::recorded_visit& each : read.visits) {
    const auto point = finder.at(each.at);
    matched += point.has_value();
    const auto in = point && plan.points[*point].municipality
                        ? plan.points[*point].municipality
                        : where->locator.locate(each.at, 0).municipality;
    kept.push_back({each.begin, each.end, each.at, in.value_or(municipality_code{"none"}).value, each.unit,
                    fmt::to_string(fmt::join(each.languages, ","))});
  }
  log.note(asked.who, "plan.visits", "plan " + version.plan, plan.query, kept.size());
  const std::size_t added = visits.add(version.plan, kept);

  json rejected = json::array();
  for (std::size_t i = 0; i < std::min(read.rejected.size(), most_shown_rejections); ++i)
    rejected.push_back({{"line", read.rejected[i].line}, {"reason", read.rejected[i].reason}});
  return json_response(
      {{"visits", kept.size()}, {"added", added}, {"matched", matched}, {"rejected", std::move(rejected)}});
}

response show_ledger::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const auto datetime = parameters.take("datetime");
  const double near_m = take_number(parameters, "near_m", least_near_m, most_near_m).value_or(usual_near_m);
  parameters.expect_all_taken();
  const store::plan_version version = plans.open(asked.captured("id"), asked.who);
  const planning::plan plan = planning::parse_plan(version.document);
  const std::vector<store::kept_visit> kept = visits.of(version.plan);
  std::vector<planning::recorded_visit> recorded;
  std::ranges::transform(kept, std::back_inserter(recorded), visit_of);
  const time_range time = whole_days(datetime ? parse_datetime(*datetime) : time_range{}, kept);
  return json_response(ledger_json(planning::make_ledger(plan, recorded, time, near_m), plan, time));
}

response past_patrols::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  struct sum {
    std::uint64_t visits = 0;
    std::int64_t seconds = 0;
  };
  std::map<std::pair<std::string, std::string>, sum> sums;  // by month and municipality
  const auto today = to_belgrade(now()).date;
  for (const auto& each : visits.before(from_belgrade(today.year() / today.month() / 1))) {
    sum& of = sums[{to_string(to_belgrade(each.begin).date).substr(0, 7), each.municipality}];
    ++of.visits;
    of.seconds += each.seconds;
  }
  json list = json::array();
  for (const auto& [key, of] : sums) {
    const bool is_shown = of.visits >= fewest_published;
    list.push_back({{"month", key.first},
                    {"municipality", key.second},
                    {"visits", is_shown ? json(of.visits) : json(nullptr)},
                    {"minutes", is_shown ? json(of.seconds / 60) : json(nullptr)},
                    {"withheld", !is_shown}});
  }
  return json_response({{"past", std::move(list)}, {"fewest_published", fewest_published}});
}

}  // namespace uramost::http
