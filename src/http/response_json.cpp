#include "http/response_json.hpp"

namespace uramost::http {

namespace {
constexpr std::size_t first_stage = static_cast<std::size_t>(response_stage::reported);

json by_stage(const std::array<std::uint64_t, 8>& counts) {
  json object = json::object();
  for (std::size_t stage = first_stage; stage < counts.size(); ++stage)
    object[std::string(to_string(static_cast<response_stage>(stage)))] = counts[stage];
  return object;
}

json pair(const analysis::interval& limits) { return json::array({limits.low, limits.high}); }

json quantile_json(const analysis::waiting_quantile& of) {
  return {{"days", or_null(of.time)}, {"low", or_null(of.low)}, {"high", or_null(of.high)}};
}

json steps_json(const analysis::survival_curve& curve) {
  json steps = json::array();
  for (const analysis::survival_step& step : curve.steps)
    steps.push_back({{"days", step.time},
                     {"at_risk", step.at_risk},
                     {"happened", step.happened},
                     {"censored", step.censored},
                     {"waiting", step.waiting},
                     {"standard_error", step.standard_error},
                     {"limits", step.limits ? pair(*step.limits) : json(nullptr)}});
  return steps;
}

json event_json(const store::response_event& event) {
  return {{"id", event.id},
          {"stage", to_string(event.stage)},
          {"institution", event.institution},
          {"occurred_at", to_belgrade_rfc3339(event.occurred.begin)},
          {"occurred_until", to_belgrade_rfc3339(event.occurred.end)},
          {"occurred_precision", to_string(event.occurred.precision)},
          {"source_document", event.source_document},
          {"entered_by", event.entered_by},
          {"entered_at", event.entered_by.empty() ? json(nullptr) : json(to_rfc3339(event.entered_at))},
          {"corrects", event.corrects ? json(*event.corrects) : json(nullptr)},
          {"holds", event.holds}};
}
}  // namespace

json responses_json(std::span<const store::response_event> events) {
  json list = json::array();
  for (const store::response_event& event : events) list.push_back(event_json(event));
  return list;
}

json funnel_json(std::span<const casework::funnel_row> rows, casework::funnel_group by) {
  json list = json::array();
  std::uint64_t total = 0;
  for (const casework::funnel_row& row : rows) {
    total += row.cases;
    const json share = row.cases == 0
                           ? json(nullptr)
                           : json(static_cast<double>(row.unanswered) / static_cast<double>(row.cases));
    list.push_back({{"key", row.key},
                    {"cases", row.cases},
                    {"reached", by_stage(row.reached)},
                    {"recorded", by_stage(row.recorded)},
                    {"unanswered",
                     {{"cases", row.unanswered},
                      {"share", share},
                      {"wilson", pair(row.unanswered_wilson)},
                      {"exact", pair(row.unanswered_exact)}}}});
  }
  return {{"by", casework::to_string(by)}, {"total", total}, {"confidence", 0.95}, {"rows", std::move(list)}};
}

json protected_json(const casework::protected_table& of, casework::funnel_group by) {
  json columns = json::array(), rows = json::array();
  for (const publication::table_column& each : of.counts.columns())
    columns.push_back({{"key", each.key}, {"side", publication::side_name(each.side)}});
  for (std::size_t area = 0; area < of.counts.areas().size(); ++area) {
    json counts = json::array();
    for (std::size_t column = 0; column < of.counts.columns().size(); ++column) {
      const publication::table_cell& cell = of.counts.at(area, column);
      counts.push_back(cell.withheld ? json(nullptr) : json(cell.count));
    }
    rows.push_back({{"key", of.counts.areas()[area].code}, {"counts", std::move(counts)}});
  }
  return {{"by", casework::to_string(by)},
          {"threshold", of.threshold},
          {"already_public", of.already_public},
          {"columns", std::move(columns)},
          {"rows", std::move(rows)}};
}

json times_json(const casework::response_times& times, const casework::times_question& asked) {
  return {{"from", asked.from ? json(to_string(*asked.from)) : json("incident")},
          {"to", to_string(asked.to)},
          {"until", to_belgrade_rfc3339(asked.until)},
          {"cases", times.curve.subjects},
          {"happened", times.curve.happened},
          {"open", times.open},
          {"closed_without", times.closed},
          {"left_out", {{"without_begin", times.without_begin}, {"without_date", times.without_date}}},
          {"known_to_a_day", times.known_to_a_day},
          {"confidence", 0.95},
          {"median", quantile_json(times.median)},
          {"median_if_shortest", quantile_json(times.shortest_median)},
          {"median_if_longest", quantile_json(times.longest_median)},
          {"steps", steps_json(times.curve)}};
}

json overdue_json(std::span<const casework::overdue_case> cases, const casework::response_standard& standard,
                  time_point until, const ranked_page& page) {
  json list = json::array();
  for (const casework::overdue_case& each : page.of(cases))
    list.push_back({{"incident", each.id.value},
                    {"stage", to_string(each.stage)},
                    {"due_from", to_belgrade_rfc3339(each.due_from)},
                    {"due_until", to_belgrade_rfc3339(each.due_until)},
                    {"least_days", each.least_days},
                    {"most_days", each.most_days}});
  return {{"standard", standard.text()},
          {"until", to_belgrade_rfc3339(until)},
          {"matched", cases.size()},
          {"cases", std::move(list)},
          {"next", page.next(cases.size())}};
}

}  // namespace uramost::http
