#include "http/handlers/registers.hpp"

#include <limits>

#include "core/error.hpp"
#include "http/json_body.hpp"
#include "http/parameters.hpp"
#include "http/register_json.hpp"
#include "intake/match_decision.hpp"

namespace uramost::http {

namespace {
constexpr double default_score = 3, most_score = 1'000;

std::string take_needed(query_parameters& from, const char* name) {
  if (auto said = from.take(name); said && !said->empty()) return std::move(*said);
  throw invalid_input(std::string(name) + ", the name of a register, is missing", name);
}

/// An incident that is theirs to see.
incident_id needed_incident(const json_body& said, const char* name, const restricted_view& view) {
  const auto id = said.integer(name, 1, std::numeric_limits<std::int64_t>::max());
  if (!id) throw invalid_input(std::string(name) + ", an incident, is missing", name);
  if (!view.find({*id}))
    throw error(error_kind::not_found, "there is no incident " + std::to_string(*id), name);
  return {*id};
}
}  // namespace

response compare_registers::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const std::string a = take_needed(parameters, "a"), b = take_needed(parameters, "b");
  if (a == b) throw invalid_input("a and b are one register", "b");
  const double least =
      take_number(parameters, "least_score", -most_score, most_score).value_or(default_score);
  const auto query = incident_query::take_from(parameters);
  parameters.expect_all_taken();
  const auto chosen = views.of(asked.who).counted(query, "registers.compare");
  const auto& known = views.from.categories();
  const auto& stored = views.from.records();
  const auto laid =
      casework::lay_over(casework::records_of(*chosen, a, known, stored),
                         casework::records_of(*chosen, b, known, stored), stored.match_decisions(), least);
  return json_response(overlap_json(a, b, laid));
}

response decide_match::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const json_body said(asked, {"a", "b", "verdict", "reason"});
  const auto verdict = store::match_verdict_of(said.needed_text("verdict"));
  if (!verdict) throw invalid_input("verdict takes same, different or open", "verdict");
  const auto view = views.of(asked.who);
  const auto decided = intake::decide_match(incidents, {.first = needed_incident(said, "a", view),
                                                        .second = needed_incident(said, "b", view),
                                                        .verdict = *verdict,
                                                        .reason = said.text("reason"),
                                                        .person = asked.who.name});
  return json_response(match_decision_json(decided), 201);
}

}  // namespace uramost::http
