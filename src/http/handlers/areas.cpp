#include "http/handlers/areas.hpp"

#include "http/features.hpp"
#include "http/json.hpp"
#include "http/map_layers.hpp"

namespace uramost::http {

namespace {
json position(lon_lat at) { return json::array({at.lon, at.lat}); }

json ring_json(const geodata::ring& ring) {
  json positions = json::array();
  for (const lon_lat& vertex : ring) positions.push_back(position(vertex));
  return positions;
}

json multipolygon(const geodata::municipality_area& area) {
  json polygons = json::array();
  for (const geodata::polygon& part : area.polygons) {
    json rings = json::array({ring_json(part.exterior)});
    for (const geodata::ring& hole : part.holes) rings.push_back(ring_json(hole));
    polygons.push_back(std::move(rings));
  }
  return {{"type", "MultiPolygon"}, {"coordinates", std::move(polygons)}};
}

void add_names(json& properties, const localized_name& name) {
  for (const auto& [property, in] : name_properties) properties[std::string(property)] = name.in(in);
}

response geojson_response(json features) {
  response answer = json_response({{"type", "FeatureCollection"}, {"features", std::move(features)}});
  answer.set("Content-Type", geojson_type);
  return answer;
}
}  // namespace

response municipality_areas::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const auto where = incidents.where();
  json features = json::array();
  for (std::size_t i = 0; i < where->areas.municipalities.size(); ++i) {
    const geodata::municipality& one = where->areas.municipalities[i];
    json properties{{"code", one.code.value}};
    add_names(properties, one.name);
    properties["is_north"] = one.is_north;
    properties["in_study_area"] = one.in_study_area;
    features.push_back({{"type", "Feature"},
                        {"id", one.code.value},
                        {"geometry", multipolygon(where->areas.areas.at(i))},
                        {"properties", std::move(properties)}});
  }
  return geojson_response(std::move(features));
}

response populated_places::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  json features = json::array();
  for (const geodata::place& one : incidents.places().places()) {
    const auto order = label_rank(one.kind);
    if (!order) continue;
    json properties{
        {"place_id", one.id.value},
        {"kind", to_string(one.kind)},
        {"municipality_code", one.municipality.value.empty() ? json(nullptr) : json(one.municipality.value)}};
    add_names(properties, one.name);
    properties["rank"] = *order;
    features.push_back({{"type", "Feature"},
                        {"id", one.id.value},
                        {"geometry", point(one.point)},
                        {"properties", std::move(properties)}});
  }
  return geojson_response(std::move(features));
}

}  // namespace uramost::http
