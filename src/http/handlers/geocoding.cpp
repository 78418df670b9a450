#include "http/handlers/geocoding.hpp"

#include "core/error.hpp"
#include "http/json.hpp"
#include "http/parameters.hpp"

namespace uramost::http {

namespace {
const char* status_name(geodata::geocode_status status) {
  switch (status) {
    case geodata::geocode_status::resolved:
      return "resolved";
    case geodata::geocode_status::ambiguous:
      return "ambiguous";
    case geodata::geocode_status::not_found:
      return "not_found";
  }
  return "not_found";
}

json municipality_name(const geodata::boundaries& areas, const municipality_code& code) {
  const geodata::municipality* found = areas.find(code);
  return found ? names(found->name) : json(nullptr);
}

json candidate_json(const geodata::geocode_candidate& one, const geodata::boundaries& areas) {
  return {
      {"place_id", one.matched ? json(one.matched->id.value) : json(nullptr)},
      {"name", names(one.name)},
      {"kind", one.matched ? to_string(one.matched->kind) : "municipality"},
      {"municipality_code", one.municipality.value.empty() ? json(nullptr) : json(one.municipality.value)},
      {"municipality_name", municipality_name(areas, one.municipality)},
      {"lon", one.point.lon},
      {"lat", one.point.lat},
      {"uncertainty_m", one.uncertainty_m},
      {"score", one.score},
      {"why", one.why}};
}

json nearest_json(const std::optional<geodata::nearest_place>& nearest) {
  if (!nearest) return nullptr;
  const geodata::place& found = *nearest->found;
  return {{"place_id", found.id.value},
          {"name", names(found.name)},
          {"kind", to_string(found.kind)},
          {"municipality_code",
           found.municipality.value.empty() ? json(nullptr) : json(found.municipality.value)},
          {"lon", found.point.lon},
          {"lat", found.point.lat},
          {"distance_m", nearest->distance_m}};
}
}  // namespace

response geocode::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const auto text = parameters.take("q");
  const auto limit = take_integer(parameters, "limit", 1, 100).value_or(10);
  parameters.expect_all_taken();
  if (!text || text->empty()) throw invalid_input("q, the place to look for, is missing", "q");

  const auto where = incidents.where();
  const auto found = where->names.geocode(*text, static_cast<std::size_t>(limit));
  json candidates = json::array();
  for (const auto& candidate : found.candidates)
    candidates.push_back(candidate_json(candidate, where->areas));
  return json_response(
      {{"query", *text}, {"status", status_name(found.status)}, {"candidates", std::move(candidates)}});
}

response reverse_geocode::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const lon_lat position = take_position(parameters);
  const double uncertainty_m = take_number(parameters, "uncertainty_m", 0, 100'000).value_or(0);
  parameters.expect_all_taken();

  const auto where = incidents.where();
  const auto found = where->locator.locate(position, uncertainty_m);
  json candidates = json::array();
  for (const municipality_code& code : found.candidates) candidates.push_back(code.value);
  return json_response(
      {{"municipality_code", id_or_null(found.municipality)},
       {"municipality_name",
        found.municipality ? municipality_name(where->areas, *found.municipality) : json(nullptr)},
       {"certainty", to_string(found.certainty)},
       {"distance_to_border_m", found.distance_to_border_m},
       {"candidate_codes", std::move(candidates)},
       {"nearest_place", nearest_json(incidents.places().nearest_settlement(position))}});
}

}  // namespace uramost::http
