#include "http/processes/process_catalogue.hpp"

#include "http/api_words.hpp"
#include "http/handlers/aggregates.hpp"
#include "http/handlers/geocoding.hpp"
#include "http/handlers/heat.hpp"
#include "http/handlers/heat_grids.hpp"
#include "http/handlers/patrol_solving.hpp"
#include "http/handlers/studies.hpp"
#include "study/method.hpp"
#include "study/words.hpp"

namespace uramost::http {

namespace {
using accounts::permission;

json input(const std::string& title, json schema, bool is_needed) {
  return {
      {"title", title}, {"schema", std::move(schema)}, {"minOccurs", is_needed ? 1 : 0}, {"maxOccurs", 1}};
}

/// What a route takes, but for what only says how its answer is written, and settings, which have names.
json inputs_of(const std::string& route) {
  json inputs = json::object();
  for (const json& each : parameters_of_route(route)) {
    const std::string name = each["name"];
    if (name == "format" || name == "f" || name == "settings") continue;
    inputs[name] = input(each.value("description", name), each["schema"], each.value("required", false));
  }
  return inputs;
}

process of_route(std::string id, std::string title, const std::string& route, permission needs,
                 computation compute) {
  return {.id = std::move(id),
          .title = std::move(title),
          .description = "The same as " + route,
          .route = route,
          .inputs = inputs_of(route),
          .needs = needs,
          .compute = std::move(compute)};
}

/// The bytes of an answer that is streamed, at once.
response collected(response made) {
  std::string bytes;
  for (auto then = body_piece::follow_up::more; then != body_piece::follow_up::end;) {
    body_piece piece = made.stream();
    bytes += piece.bytes;
    then = piece.then;
  }
  made.stream = nullptr;
  made.stream_length.reset();
  made.body = std::make_shared<const std::string>(std::move(bytes));
  return made;
}

/// The grid in the one of its formats that is JSON.
computation density_of(heat_grid_file grid) {
  return [grid = std::move(grid)](request asked) {
    asked.query_string += asked.query_string.empty() ? "format=covjson" : "&format=covjson";
    return collected(grid(asked));
  };
}

json schema_of(const study::parameter& setting) {
  using enum study::parameter_kind;
  json schema{{"type", setting.kind == number         ? "number"
                       : setting.kind == whole_number ? "integer"
                                                      : "string"}};
  if (setting.most > setting.least) schema.update({{"minimum", setting.least}, {"maximum", setting.most}});
  if (!setting.choices.empty()) schema["enum"] = setting.choices;
  if (schema["type"] == "string" && !setting.standard.empty()) schema["default"] = setting.standard;
  if (schema["type"] != "string" && !setting.standard.empty())
    schema["default"] = json::parse(setting.standard);
  return schema;
}

constexpr const char* method_route = "GET /api/analysis/{method}";

process of_method(const study::method& method, const computation& run) {
  const auto words = study::words_of_method(method.id, language::en);
  process made{.id = std::string(method.id),
               .title = words.name,
               .description = words.summary + ' ' + words.source,
               .route = method_route,
               .inputs = inputs_of(method_route),
               .needs = permission::read_masked,
               .compute = run,
               .captures = {{"method", std::string(method.id)}}};
  for (const study::parameter& each : method.parameters)
    made.inputs[each.name] =
        input(study::words_of_parameter(each.name, language::en).label, schema_of(each), false);
  return made;
}

process of_solver(job_queue& jobs) {
  return {.id = "solve-patrol",
          .title = "Places patrols: covering, median and centre problems to the proven optimum",
          .description = "The same as POST /api/patrol/solve; docs/PATROL.md describes the instance",
          .route = "POST /api/patrol/solve",
          .inputs = {{"instance", input("The problem and its numbers", {{"type", "object"}}, true)}},
          .needs = permission::plan_patrols,
          .compute = solve_instance{jobs},
          .body = "instance"};
}
}  // namespace

process_list make_processes(const incident_views& views, const intake::incident_register& incidents,
                            job_queue& plan_jobs, const std::filesystem::path& working_directory) {
  using enum permission;
  std::vector<process> all{
      of_route("geocode", "What a text about a place may mean", "GET /api/geocode", read_published,
               geocode{incidents}),
      of_route("reverse-geocode", "Which municipality and places a position is in", "GET /api/reverse",
               read_published, reverse_geocode{incidents}),
      of_route("aggregate", "Counts incidents by municipality, time and kind, with rates",
               "GET /api/aggregate", read_masked, aggregates{views, incidents}),
      of_route("heat-value", "Density of incidents at a position", "GET /api/heat/value", read_masked,
               heat_value{views, incidents}),
      of_route("kernel-density", "Density of incidents as a grid, in CoverageJSON", "GET /api/heat/grid",
               export_incidents, density_of({views, incidents, working_directory})),
      of_solver(plan_jobs)};
  const run_study run{views, incidents};
  for (const study::method& each : study::methods()) all.push_back(of_method(each, run));
  return std::make_shared<const std::vector<process>>(std::move(all));
}

}  // namespace uramost::http
