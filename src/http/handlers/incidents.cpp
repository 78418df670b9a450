#include "http/handlers/incidents.hpp"

#include <algorithm>

#include "core/error.hpp"
#include "core/text.hpp"
#include "http/features.hpp"
#include "http/json_body.hpp"
#include "http/parameters.hpp"
#include "intake/import.hpp"
#include "intake/incident_features.hpp"

namespace uramost::http {

namespace {
json incident_json(const incident& record, const intake::incident_register& from, intake::narratives told) {
  return feature_json(intake::incident_schema(), intake::incident_features(from.places(), told).of(record));
}

json history_json(const std::vector<store::incident_version>& versions, const intake::incident_register& from,
                  intake::narratives told) {
  json list = json::array();
  for (const store::incident_version& version : versions)
    list.push_back({{"revision", version.at.value},
                    {"replaced_at", to_rfc3339(version.replaced_at)},
                    {"feature", incident_json(version.state, from, told)}});
  return list;
}

json responses_json(const std::vector<store::response_event>& events) {
  json list = json::array();
  for (const store::response_event& event : events)
    list.push_back({{"stage", to_string(event.stage)},
                    {"institution", event.institution},
                    {"occurred_at", to_belgrade_rfc3339(event.occurred.begin)},
                    {"occurred_precision", to_string(event.occurred.precision)},
                    {"source_document", event.source_document}});
  return list;
}

std::vector<std::int64_t> ids_of(const index::selection& chosen) {
  std::vector<std::int64_t> ids;
  ids.reserve(chosen.size());
  for (const index::row each : chosen.rows()) ids.push_back(chosen.index().ids()[each].value);
  return ids;
}

/// A form's fields as a register's row would have them: text.
std::vector<std::pair<std::string, std::string>> fields_of(const request& asked) {
  const json_body said(asked, intake::incident_fields);
  std::vector<std::pair<std::string, std::string>> fields;
  for (const auto& [name, value] : said.members().items()) {
    if (value.is_string())
      fields.emplace_back(name, value.get<std::string>());
    else if (value.is_number_integer())
      fields.emplace_back(name, dump(value));
    else if (value.is_number())
      fields.emplace_back(name, to_text(value.get<double>()));
    else if (!value.is_null())
      throw invalid_input(name + " takes a text or a number", name);
  }
  return fields;
}
}  // namespace

response incident_items::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  page shown = page::take_from(parameters);
  const auto query = incident_query::take_from(parameters);
  parameters.expect_all_taken();
  shown.conditions = query.canonical();

  const auto view = views.of(asked.who);
  const auto chosen = view.selection(query);
  std::vector<incident_id> ids;
  for (const std::int64_t id : shown.cut(ids_of(*chosen))) ids.push_back({id});
  const auto schema = intake::incident_schema();
  json features = json::array();
  view.visit(query, chosen->index().built_at(), ids,
             [&](const exchange::feature& each) { features.push_back(feature_json(schema, each)); });
  return collection_response(asked, shown, chosen->size(), std::move(features));
}

response incident_item::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const auto view = views.of(asked.who);
  const auto found = view.find({id_of(asked.captured("id"))});
  if (!found) throw error(error_kind::not_found, "there is no incident " + asked.captured("id"));
  json feature = incident_json(found->record, views.from, view.told());
  feature["history"] = history_json(found->history, views.from, view.told());
  feature["responses"] = responses_json(found->responses);
  response answer = json_response(feature);
  answer.set("Content-Type", geojson_type);
  return answer;
}

response add_incident::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const incident stored = intake::add_incident(incidents, fields_of(asked), asked.who.name);
  response answer = json_response(incident_json(stored, incidents, intake::narratives::told), 201);
  answer.set("Content-Type", geojson_type);
  answer.set("Location",
             asked.base_url + "/api/collections/incidents/items/" + std::to_string(stored.id.value));
  return answer;
}

}  // namespace uramost::http
