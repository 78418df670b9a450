#include "http/collections/feature_lists.hpp"

#include "http/map_layers.hpp"
#include "http/release_names.hpp"

namespace uramost::http {

namespace {
json feature(json id, json geometry, json properties) {
  return {{"type", "Feature"},
          {"id", std::move(id)},
          {"geometry", std::move(geometry)},
          {"properties", std::move(properties)}};
}

json ring_json(const geodata::ring& ring) {
  json positions = json::array();
  for (const lon_lat& vertex : ring) positions.push_back(json::array({vertex.lon, vertex.lat}));
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

void add_names(json& properties, const localized_name* name) {
  for (const auto& [property, in] : name_properties)
    properties[std::string(property)] = name ? json(name->in(in)) : json(nullptr);
}

void add_counts(std::vector<json>& list, int year, const char* protection,
                const publication::count_table& of) {
  for (std::size_t area = 0; area < of.areas().size(); ++area)
    for (std::size_t column = 0; column < of.columns().size(); ++column) {
      const publication::table_column& heading = of.columns()[column];
      const auto count = publication::shown(of.at(area, column));
      list.push_back(feature(list.size() + 1, nullptr,
                             {{"year", year},
                              {"tier", protection},
                              {"area", of.areas()[area].code},
                              {"by", publication::side_name(heading.side)},
                              {"key", heading.key},
                              {"count", or_null(count)},
                              {"withheld", !count.has_value()}}));
    }
}
}  // namespace

std::vector<json> municipality_features(const geodata::boundaries& areas) {
  std::vector<json> list;
  for (std::size_t i = 0; i < areas.municipalities.size(); ++i) {
    const geodata::municipality& one = areas.municipalities[i];
    json properties{{"code", one.code.value}};
    add_names(properties, &one.name);
    properties["is_north"] = one.is_north;
    properties["in_study_area"] = one.in_study_area;
    list.push_back(feature(one.code.value, multipolygon(areas.areas.at(i)), std::move(properties)));
  }
  return list;
}

std::vector<json> place_features(const geodata::gazetteer& places) {
  std::vector<json> list;
  for (const geodata::place& one : places.places()) {
    const auto order = label_rank(one.kind);
    if (!order) continue;
    json properties{
        {"place_id", one.id.value},
        {"kind", to_string(one.kind)},
        {"municipality_code", one.municipality.value.empty() ? json(nullptr) : json(one.municipality.value)}};
    add_names(properties, &one.name);
    properties["rank"] = *order;
    list.push_back(feature(one.id.value, point(one.point), std::move(properties)));
  }
  return list;
}

std::vector<json> patrol_point_features(const std::vector<patrol_point>& points) {
  std::vector<json> list;
  for (const patrol_point& one : points) {
    const incident_location& where = one.location;
    list.push_back(feature(one.id.value, where.point ? point(*where.point) : json(nullptr),
                           {{"name", one.name},
                            {"kind", one.kind},
                            {"shift", one.shift},
                            {"languages", one.languages},
                            {"source", one.source},
                            {"external_id", one.external_id},
                            {"municipality_code", id_or_null(where.municipality)},
                            {"certainty", to_string(where.certainty)},
                            {"place_text", where.place_text}}));
  }
  return list;
}

json release_point_feature(std::int64_t number, const publication::published_point& one) {
  json properties{{"tier", to_string(one.protection)},
                  {"municipality_code", one.municipality.value},
                  {"place", id_or_null(one.place)},
                  {"period", one.period},
                  {"category", one.category.empty() ? json(nullptr) : json(one.category)},
                  {"count", one.count}};
  add_names(properties, name_of_place(one.place));
  return feature(number, point(one.point), std::move(properties));
}

std::vector<json> release_point_features(const open_release& of) {
  std::vector<json> list;
  for (const publication::published_point& one : of.view().points())
    list.push_back(release_point_feature(static_cast<std::int64_t>(list.size()) + 1, one));
  return list;
}

std::vector<json> release_count_features(const open_release& of) {
  std::vector<json> list;
  for (const publication::published_year& each : of.view().years()) {
    add_counts(list, each.year, "P0", each.p0);
    add_counts(list, each.year, "P1", each.p1);
    add_counts(list, each.year, "P2", each.p2);
  }
  return list;
}

}  // namespace uramost::http
