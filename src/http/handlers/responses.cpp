#include "http/handlers/responses.hpp"

#include <array>
#include <limits>

#include "core/error.hpp"
#include "http/json_body.hpp"
#include "http/parameters.hpp"
#include "http/response_json.hpp"
#include "intake/response_import.hpp"

namespace uramost::http {

namespace {
constexpr std::array<std::string_view, 7> members{
    "stage", "date", "date_end", "time_precision", "institution", "source_document", "corrects"};

/// The incident of the path. Throws not_found unless it is theirs to see.
restricted_view::dossier found(const restricted_views& views, const request& asked) {
  auto dossier = views.of(asked.who).find({id_of(asked.captured("id"))});
  if (!dossier) throw error(error_kind::not_found, "there is no incident " + asked.captured("id"));
  return std::move(*dossier);
}

json answer_json(const incident& of, std::span<const store::response_event> events) {
  return {{"incident", of.id.value}, {"stage", to_string(of.stage)}, {"responses", responses_json(events)}};
}
}  // namespace

response incident_responses::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const auto dossier = found(views, asked);
  return json_response(answer_json(dossier.record, dossier.responses));
}

response add_incident_response::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const json_body said(asked, members);
  const incident_id of = found(views, asked).record.id;
  const auto corrects = said.integer("corrects", 1, std::numeric_limits<std::int64_t>::max());
  intake::add_response(incidents, of, said.fields("corrects"), corrects, asked.who.name);
  const auto& records = incidents.records();
  return json_response(answer_json(*records.find(of), records.responses(of)), 201);
}

}  // namespace uramost::http
