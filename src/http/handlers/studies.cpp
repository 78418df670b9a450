#include "http/handlers/studies.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "http/json_body.hpp"
#include "http/parameters.hpp"
#include "http/result_json.hpp"
#include "study/words.hpp"

namespace uramost::http {

namespace {
const char* kind_name(study::parameter_kind kind) {
  switch (kind) {
    case study::parameter_kind::number:
      return "number";
    case study::parameter_kind::whole_number:
      return "whole_number";
    case study::parameter_kind::choice:
      return "choice";
    case study::parameter_kind::period:
      return "period";
    case study::parameter_kind::municipality:
      break;
  }
  return "municipality";
}

json parameter_json(const study::parameter& of, language in) {
  const auto words = study::words_of_parameter(of.name, in);
  json described{{"name", of.name},      {"kind", kind_name(of.kind)},   {"standard", of.standard},
                 {"label", words.label}, {"explained", words.explained}, {"units", words.units}};
  if (of.most > of.least) described.update({{"least", of.least}, {"most", of.most}});
  if (of.kind != study::parameter_kind::choice) return described;
  described["choices"] = json::array();
  for (const std::string& each : of.choices)
    described["choices"].push_back({{"value", each}, {"label", study::word("choices", each, in)}});
  return described;
}

json method_json(const study::method& of, language in) {
  const auto words = study::words_of_method(of.id, in);
  json parameters = json::array();
  for (const study::parameter& each : of.parameters) parameters.push_back(parameter_json(each, in));
  return {{"id", of.id},
          {"family", of.family},
          {"name", words.name},
          {"summary", words.summary},
          {"source", words.source},
          {"parameters", std::move(parameters)}};
}

std::string setting_text(const std::string& name, const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_number_integer()) return dump(value);
  if (value.is_number()) return to_text(value.get<double>());
  if (value.is_null()) return {};
  throw invalid_input(name + " takes a text or a number", name);
}

/// The query's text and the settings, as one list of parameters: the same as in an address.
query_parameters given_in(const json_body& said) {
  std::string all = said.text("query");
  const auto settings = said.members().find("settings");
  if (settings == said.members().end() || settings->is_null()) return query_parameters::parse(all);
  if (!settings->is_object()) throw invalid_input("settings takes an object of names and values", "settings");
  for (const auto& [name, value] : settings->items())
    all += (all.empty() ? "" : "&") + percent_encode(name) + '=' + percent_encode(setting_text(name, value));
  return query_parameters::parse(all);
}
}  // namespace

response list_methods::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const language in = take_language(parameters);
  parameters.expect_all_taken();
  json answer = json::object();
  json methods = json::array();
  for (const study::method& each : study::methods()) methods.push_back(method_json(each, in));
  json words = json::parse(study::all_words(in));
  answer["families"] = words["families"];
  answer["methods"] = std::move(methods);
  answer["words"] = std::move(words);
  return json_response(answer);
}

response run_study::operator()(const request& asked) const {
  const study_request wanted(asked.captured("method"), asked.parameters(), asked.who, views, incidents);
  return result_response(
      {.id = "",
       .made = std::make_shared<const store::kept_result>(wanted.carry_out(asked.while_wanted())),
       .job = {},
       .is_kept = false});
}

response begin_study::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const json_body said(asked, {"query", "settings"});
  const std::string id = results.begin(
      study_request(asked.captured("method"), given_in(said), asked.who, views, incidents), asked.who);
  const std::string place = "/api/results/" + id;
  response answer = json_response({{"result", id}, {"events", place + "/events"}}, 202);
  return answer.set("Location", place);
}

}  // namespace uramost::http
