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

/// Two registers as far as a query means them, for who asks.
struct compared_registers {
  std::string a, b;
  std::vector<casework::compared_record> of_a, of_b;
};

/// Takes what is left of the parameters.
compared_registers read_registers(const restricted_views& views, const request& asked,
                                  query_parameters& parameters) {
  compared_registers made{take_needed(parameters, "a"), take_needed(parameters, "b"), {}, {}};
  if (made.a == made.b) throw invalid_input("a and b are one register", "b");
  const auto query = incident_query::take_from(parameters);
  parameters.expect_all_taken();
  const auto chosen = views.of(asked.who).counted(query, "registers.compare");
  const auto& known = views.from.categories();
  const auto& stored = views.from.records();
  made.of_a = casework::records_of(*chosen, made.a, known, stored);
  made.of_b = casework::records_of(*chosen, made.b, known, stored);
  return made;
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
  const double least =
      take_number(parameters, "least_score", -most_score, most_score).value_or(default_score);
  const auto page = ranked_page::take_from(parameters);
  const auto both = read_registers(views, asked, parameters);
  const auto laid = casework::lay_over(both.of_a, both.of_b, views.from.records().match_decisions(), least);
  return json_response(overlap_json(both.a, both.b, laid, page));
}

response list_matches::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const auto page = ranked_page::take_from(parameters);
  const auto both = read_registers(views, asked, parameters);
  return json_response(decided_json(
      casework::decided_between(both.of_a, both.of_b, views.from.records().match_decisions()), page));
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
