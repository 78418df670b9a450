#include "http/handlers/results.hpp"

#include <fstream>

#include "core/error.hpp"
#include "core/text.hpp"
#include "exchange/translate.hpp"
#include "http/csv.hpp"
#include "http/download.hpp"
#include "http/job_events.hpp"
#include "http/json_body.hpp"
#include "http/parameters.hpp"
#include "http/result_json.hpp"
#include "http/result_paper.hpp"

namespace uramost::http {

namespace {
constexpr std::size_t longest_title = 200, longest_note = 10'000;

std::string limited(std::string text, const char* member, std::size_t longest) {
  if (text.size() > longest)
    throw invalid_input(std::string(member) + " is longer than " + std::to_string(longest) + " bytes",
                        member);
  return text;
}

/// A result that is taken away, and noted as that.
store::kept_result taken(const result_shelf& results, audit_trail& log, const request& asked) {
  store::kept_result made = results.open(asked.captured("id"), asked.who);
  auto parameters = query_parameters::parse(made.query);
  log.note(asked.who, "results.export", made.method, incident_query::take_from(parameters), std::nullopt);
  return made;
}

json taken_body(const result_shelf& results, audit_trail& log, const request& asked) {
  asked.parameters().expect_all_taken();
  return json::parse(taken(results, log, asked).body);
}

/// The marks with what the table says of each.
json marks_with_rows(const json& result) {
  json marks = result.at("marks");
  const json& table = result.at("table");
  for (json& feature : marks["features"]) {
    json& properties = feature["properties"];
    const auto row = properties["row"].get<std::size_t>();
    properties.erase("row");
    if (row >= table["rows"].size()) continue;
    for (std::size_t i = 0; i < table["columns"].size(); ++i) {
      const std::string name = table["columns"][i];
      if (!properties.contains(name)) properties[name] = table["rows"][row][i];
    }
  }
  marks["uramost"] = {{"method", result["method"]},     {"settings", result["settings"]},
                      {"query", result["query"]},       {"view", result["view"]},
                      {"revision", result["revision"]}, {"synthetic", result["synthetic"]},
                      {"verdict", result["verdict"]}};
  return marks;
}

response download(response answer, const std::string& name) {
  return as_download(std::move(answer), "uramost-" + name).set("Cache-Control", "no-store");
}

response geopackage(const json& marks, const std::string& method, const std::filesystem::path& working) {
  auto made = std::make_shared<made_file>(working, "marks.gpkg");
  exchange::translate_geojson(dump(marks), "gpkg", method, made->path());
  return download_of(std::move(made), "application/geopackage+sqlite3", "uramost-" + method + ".gpkg")
      .set("Cache-Control", "no-store");
}
}  // namespace

response list_results::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  json list = json::array();
  for (const store::kept_result& each : results.list(asked.who)) list.push_back(listed_result(each));
  return json_response({{"results", std::move(list)}});
}

response show_result::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  return result_response(results.find(asked.captured("id"), asked.who));
}

response result_events::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const auto found = results.find(asked.captured("id"), asked.who);
  if (!found.job) throw error(error_kind::not_found, "this study is not under way");
  return job_events(results.jobs(), found.job->id, heartbeat);
}

response keep_result::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const json_body said(asked, {"title", "note"});
  results.keep(asked.captured("id"), limited(said.needed_text("title"), "title", longest_title),
               limited(said.text("note"), "note", longest_note), asked.who);
  return json_response(listed_result(results.open(asked.captured("id"), asked.who)));
}

response remove_result::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  results.remove(asked.captured("id"), asked.who);
  response answer;
  answer.status = 204;
  return answer;
}

response result_table_file::operator()(const request& asked) const {
  const json result = taken_body(results, log, asked);
  const json& table = result.at("table");
  json_csv text;
  text.row(table.at("columns"));
  for (const json& row : table.at("rows")) text.row(row);
  return csv_response(text.finish(), "uramost-" + result.at("method").get<std::string>() + ".csv");
}

response result_marks_file::operator()(const request& asked) const {
  const json result = taken_body(results, log, asked);
  const std::string method = result.at("method");
  const json marks = marks_with_rows(result);
  if (is_geopackage) return geopackage(marks, method, working_directory);
  return download(text_response("application/geo+json", dump(marks)), method + ".geojson");
}

response result_picture::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const language in = take_language(parameters);
  const auto width = take_integer(parameters, "width", 200, 4'000).value_or(1'200);
  parameters.expect_all_taken();
  const store::kept_result made = taken(results, log, asked);
  const auto where = incidents.where();
  const result_paper paper(made, in, where->areas, incidents.places());
  return download(text_response("image/png", print::map_png(paper.map(), static_cast<int>(width))),
                  made.method + ".png");
}

response result_briefing::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const language in = take_language(parameters);
  parameters.expect_all_taken();
  const store::kept_result made = taken(results, log, asked);
  const auto where = incidents.where();
  const result_paper paper(made, in, where->areas, incidents.places());
  return download(text_response("application/pdf", print::briefing_pdf(paper.briefing())),
                  made.method + ".pdf");
}

}  // namespace uramost::http
