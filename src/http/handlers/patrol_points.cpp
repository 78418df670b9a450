#include "http/handlers/patrol_points.hpp"

#include <algorithm>
#include <unordered_map>

#include "core/error.hpp"
#include "http/features.hpp"
#include "http/json.hpp"

namespace uramost::http {

namespace {
/// The two conditions of the incident query that a patrol point can meet.
incident_query take_query(query_parameters& parameters) {
  const auto bbox = parameters.take("bbox"), municipality = parameters.take("municipality");
  parameters.expect_all_taken();
  std::string text;
  if (bbox) text += "bbox=" + percent_encode(*bbox);
  if (municipality)
    text += (text.empty() ? "" : "&") + std::string("municipality=") + percent_encode(*municipality);
  auto both = query_parameters::parse(text);
  return incident_query::take_from(both);
}

bool meets(const patrol_point& candidate, const incident_query& query) {
  const incident_location& where = candidate.location;
  if (query.bbox && !(where.point && query.bbox->contains(*where.point))) return false;
  const auto code = where.municipality.value_or(municipality_code{"none"});
  return query.municipalities.empty() ||
         std::ranges::find(query.municipalities, code) != query.municipalities.end();
}

json feature(const patrol_point& one) {
  const incident_location& where = one.location;
  return {{"type", "Feature"},
          {"id", one.id.value},
          {"geometry", where.point ? point(*where.point) : json(nullptr)},
          {"properties",
           {{"name", one.name},
            {"kind", one.kind},
            {"shift", one.shift},
            {"languages", one.languages},
            {"source", one.source},
            {"external_id", one.external_id},
            {"municipality_code", id_or_null(where.municipality)},
            {"certainty", to_string(where.certainty)},
            {"place_text", where.place_text}}}};
}
}  // namespace

response patrol_point_items::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  page shown = page::take_from(parameters);
  const auto query = take_query(parameters);
  shown.conditions = query.canonical();

  const auto all = incidents.patrol_points();
  std::unordered_map<std::int64_t, const patrol_point*> matched;
  std::vector<std::int64_t> ids;
  for (const patrol_point& one : *all)
    if (meets(one, query)) {
      matched.emplace(one.id.value, &one);
      ids.push_back(one.id.value);
    }
  json features = json::array();
  for (const std::int64_t id : shown.cut(std::move(ids))) features.push_back(feature(*matched.at(id)));
  return collection_response(asked, shown, matched.size(), std::move(features));
}

}  // namespace uramost::http
