#include "http/handlers/response_numbers.hpp"

#include <optional>

#include "casework/response_tables.hpp"
#include "core/clock.hpp"
#include "core/error.hpp"
#include "http/csv.hpp"
#include "http/response_json.hpp"

namespace uramost::http {

namespace {
/// What all three take.
struct cases_request {
  std::vector<casework::response_case> cases;
  time_point until;
  bool as_csv = false;
};

time_point take_until(query_parameters& from) {
  const auto said = from.take("until");
  if (!said) return now();
  if (const auto range = parse_datetime(*said); range.end) return *range.end;
  throw invalid_input("until takes a date", "until");
}

/// Whether CSV is wanted, and not JSON.
bool take_csv(query_parameters& from) {
  const std::string format = from.take("format").value_or("json");
  if (format != "json" && format != "csv") throw invalid_input("format takes json or csv", "format");
  return format == "csv";
}

/// Takes what is left of the parameters.
cases_request read_request(const restricted_views& views, const request& asked,
                           query_parameters& parameters) {
  cases_request made{{}, take_until(parameters), take_csv(parameters)};
  const auto query = incident_query::take_from(parameters);
  parameters.expect_all_taken();
  made.cases = views.of(asked.who).cases(query);
  return made;
}

std::optional<response_stage> take_stage(query_parameters& from, std::string_view name) {
  const auto said = from.take(name);
  if (!said) return std::nullopt;
  const auto stage = response_stage_of(*said);
  if (!stage) throw invalid_input(std::string(name) + " takes a response stage", std::string(name));
  return stage;
}
}  // namespace

response response_funnel::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const auto by = casework::parse_funnel_group(parameters.take("by").value_or("all"));
  const auto of = read_request(views, asked, parameters);
  const auto rows = casework::response_funnel(of.cases, by);
  return of.as_csv ? csv_response(csv_text(casework::funnel_table(rows, by)), "uramost-responses.csv")
                   : json_response(funnel_json(rows, by));
}

response protected_responses::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const auto by = casework::parse_funnel_group(parameters.take("by").value_or("community"));
  const bool as_csv = take_csv(parameters);
  parameters.expect_all_taken();
  const auto made = casework::protect_responses(views.of(asked.who).cases({}), by);
  return as_csv
             ? csv_response(csv_text(casework::protected_text(made, by)), "uramost-responses-protected.csv")
             : json_response(protected_json(made, by));
}

response response_times::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  casework::times_question question;
  question.to = take_stage(parameters, "to").value_or(question.to);
  question.from = take_stage(parameters, "from");
  const auto of = read_request(views, asked, parameters);
  question.until = of.until;
  const auto times = casework::measure_response_times(of.cases, question);
  return of.as_csv ? csv_response(csv_text(casework::curve_table(times.curve)), "uramost-response-times.csv")
                   : json_response(times_json(times, question));
}

response overdue_responses::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const auto said = parameters.take("standard");
  const auto standard =
      said ? casework::response_standard::parse(*said) : casework::standard_of(views.from.records());
  const auto page = ranked_page::take_from(parameters);
  const auto of = read_request(views, asked, parameters);
  const auto found = casework::find_overdue(of.cases, standard, of.until);
  return of.as_csv ? csv_response(csv_text(casework::overdue_table(found)), "uramost-overdue.csv")
                   : json_response(overdue_json(found, standard, of.until, page));
}

}  // namespace uramost::http
