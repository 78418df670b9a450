#include "http/handlers/plan_evaluation.hpp"

#include <cmath>

#include "core/error.hpp"
#include "core/time_interval.hpp"
#include "http/handlers/roads.hpp"
#include "http/json.hpp"
#include "http/parameters.hpp"
#include "intake/incident_features.hpp"
#include "planning/plan_document.hpp"
#include "planning/plan_effect.hpp"

namespace uramost::http {

namespace {
constexpr double usual_buffer_m = 400, most_buffer_m = 5'000;

time_range take_closed(query_parameters& from, const char* name) {
  const auto said = from.take(name);
  if (!said) throw invalid_input(std::string(name) + " is missing", name);
  try {
    const time_range time = parse_datetime(*said);
    if (time.begin && time.end && *time.begin < *time.end) return time;
  } catch (const error& problem) {
    throw invalid_input(problem.what(), name);
  }
  throw invalid_input(std::string(name) + " takes a begin and an end: 2026-01-01/2026-01-31", name);
}

double days_of(const time_range& time) {
  return std::chrono::duration<double, std::ratio<86'400>>(*time.end - *time.begin).count();
}

json period_json(const time_range& time) {
  return {{"from", to_belgrade_rfc3339(*time.begin)},
          {"to", to_belgrade_rfc3339(*time.end)},
          {"days", days_of(time)}};
}

/// Located incidents; municipalities are views into the index.
std::vector<planning::placed_incident> placed(const index::selection& chosen) {
  const index::incident_index& all = chosen.index();
  std::vector<planning::placed_incident> made;
  for (const index::row row : chosen.rows()) {
    if (row >= all.located()) continue;
    const std::uint16_t code = all.municipalities()[row];
    made.push_back({all.points()[row], code == index::dictionary::none
                                           ? std::string_view("none")
                                           : std::string_view(all.municipality_codes().at(code))});
  }
  return made;
}

json finite(double value) { return std::isfinite(value) ? json(value) : json(nullptr); }

json effect_json(const planning::plan_effect& found) {
  json areas = json::array();
  for (const planning::effect_area area : planning::all_effect_areas) {
    const auto& [before, after, compared] = found.areas[static_cast<std::size_t>(area)];
    areas.push_back({{"area", to_string(area)},
                     {"before", before},
                     {"after", after},
                     {"rate_ratio", or_null(compared.rate_ratio)},
                     {"low", finite(compared.rate_ratio_interval.low)},
                     {"high", finite(compared.rate_ratio_interval.high)},
                     {"p", compared.p_e_test}});
  }
  const analysis::displacement_result& total = found.against_control;
  json made{{"areas", std::move(areas)},
            {"wdd",
             {{"value", total.total.value},
              {"low", total.total_interval.low},
              {"high", total.total_interval.high},
              {"p", total.p_two_sided}}},
            {"difference_in_differences", nullptr},
            {"wdq", or_null(total.quotient)},
            {"caveats", json::array({"not_a_cause"})}};
  if (const auto& log_ratio = total.log_rate_ratio) {
    const double reach = analysis::normal_quantile(0.975) * log_ratio->standard_error;
    made["difference_in_differences"] = {{"rate_ratio", std::exp(log_ratio->value)},
                                         {"low", std::exp(log_ratio->value - reach)},
                                         {"high", std::exp(log_ratio->value + reach)}};
  }
  if (total.quotient && total.local.value >= 0) made["caveats"].push_back("wdq_meaningless");
  return made;
}
}  // namespace

response evaluate_plan::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const time_range before = take_closed(parameters, "before"), after = take_closed(parameters, "after");
  const double buffer_m = take_number(parameters, "buffer_m", 0, most_buffer_m).value_or(usual_buffer_m);
  parameters.expect_all_taken();
  if (*before.end > *after.begin) throw invalid_input("before ends after the begin of after", "before");

  const store::plan_version version = plans.open(asked.captured("id"), asked.who);
  const planning::plan plan = planning::parse_plan(version.document);
  incident_query during = plan.query;
  during.datetime = {*before.begin, *after.end};
  const incident_view view = views.of(asked.who, during);
  const auto pinned = view.pin();
  const auto seen = [&](const time_range& time) {
    during.datetime = time;
    return view.selection_of(pinned, during, asked.who);
  };
  const auto then = seen(before), since = seen(after);
  const auto map = roads_for(plan.travel, roads);
  const planning::travel ways(plan.travel, intake::graph_of(map));
  const auto placed_then = placed(*then), placed_since = placed(*since);
  json answer = effect_json(planning::effect_of(plan, ways, {placed_then, days_of(before)},
                                                {placed_since, days_of(after)}, buffer_m));
  answer["before"] = period_json(before);
  answer["after"] = period_json(after);
  answer["buffer_m"] = buffer_m;
  answer["revision"] = pinned->built_at().value;
  answer["synthetic"] = intake::is_synthetic(*pinned);
  return json_response(answer);
}

}  // namespace uramost::http
