#include "http/handlers/incidents.hpp"

#include "core/error.hpp"
#include "http/collections/incident_collection.hpp"
#include "http/json_body.hpp"
#include "intake/import.hpp"

namespace uramost::http {

response add_incident::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const json_body said(asked, intake::incident_fields);
  const incident stored = intake::add_incident(incidents, said.fields(), asked.who.name);
  response answer = json_response(incident_json(stored, incidents, intake::narratives::told), 201);
  answer.set("Content-Type", geojson_type);
  answer.set("Location",
             asked.base_url + "/api/collections/incidents/items/" + std::to_string(stored.id.value));
  return answer;
}

}  // namespace uramost::http
