#include <nlohmann/json.hpp>

#include "core/error.hpp"
#include "geodata/boundary_file.hpp"

namespace uramost::geodata {
namespace {

using nlohmann::json;

json to_json(const ring& closed) {
  json positions = json::array();
  for (lon_lat corner : closed) positions.push_back({corner.lon, corner.lat});
  return positions;
}

json to_json(const municipality_area& area) {
  json polygons = json::array();
  for (const polygon& part : area.polygons) {
    json rings = json::array({to_json(part.exterior)});
    for (const ring& hole : part.holes) rings.push_back(to_json(hole));
    polygons.push_back(std::move(rings));
  }
  return {{"type", "MultiPolygon"}, {"coordinates", std::move(polygons)}};
}

json to_json(const population_figure& figure) {
  return {{"year", figure.year},
          {"kind", figure.kind},
          {"persons", figure.persons},
          {"boycotted", figure.boycotted},
          {"note", figure.note}};
}

json properties_of(const municipality& each, double generalisation_m) {
  json population = json::array();
  for (const population_figure& figure : each.population) population.push_back(to_json(figure));
  return {{"code", each.code.value},
          {"name_sq", each.name.sq},
          {"name_sr_latn", each.name.sr_latn},
          {"name_sr_cyrl", each.name.sr_cyrl},
          {"name_en", each.name.en},
          {"other_names", each.other_names},
          {"region", each.region},
          {"is_north", each.is_north},
          {"in_study_area", each.in_study_area},
          {"area_km2", each.area_km2 ? json(*each.area_km2) : json()},
          {"population", std::move(population)},
          {"generalisation_m", generalisation_m}};
}

ring ring_from(const json& positions) {
  ring closed;
  for (const json& position : positions)
    closed.push_back({position.at(0).get<double>(), position.at(1).get<double>()});
  return closed;
}

std::vector<polygon> polygons_from(const json& geometry) {
  if (geometry.at("type") != "MultiPolygon") throw invalid_input("boundaries must be MultiPolygons");
  std::vector<polygon> polygons;
  for (const json& rings : geometry.at("coordinates")) {
    polygon& part = polygons.emplace_back();
    for (const json& positions : rings)
      (part.exterior.empty() ? part.exterior : part.holes.emplace_back()) = ring_from(positions);
  }
  return polygons;
}

population_figure figure_from(const json& figure) {
  return {figure.at("year").get<int>(), figure.at("kind").get<std::string>(),
          figure.at("persons").get<double>(), figure.at("boycotted").get<bool>(),
          figure.at("note").get<std::string>()};
}

municipality municipality_from(const json& properties) {
  const auto text = [&](const char* key) { return properties.at(key).get<std::string>(); };
  municipality each;
  each.code = {text("code")};
  each.name = {text("name_sq"), text("name_sr_latn"), text("name_sr_cyrl"), text("name_en")};
  each.other_names = properties.at("other_names").get<std::vector<std::string>>();
  each.region = text("region");
  each.is_north = properties.at("is_north").get<bool>();
  each.in_study_area = properties.at("in_study_area").get<bool>();
  if (const json& area = properties.at("area_km2"); !area.is_null()) each.area_km2 = area.get<double>();
  for (const json& figure : properties.at("population")) each.population.push_back(figure_from(figure));
  return each;
}

}  // namespace

std::string to_geojson(const boundaries& areas) {
  json features = json::array();
  for (std::size_t at = 0; at < areas.areas.size(); ++at) {
    const municipality& each = areas.municipalities.at(at);
    const municipality_area& area = areas.areas[at];
    features.push_back({{"type", "Feature"},
                        {"id", each.code.value},
                        {"properties", properties_of(each, area.generalisation_m)},
                        {"geometry", to_json(area)}});
  }
  return json{{"type", "FeatureCollection"}, {"features", std::move(features)}}.dump();
}

boundaries boundaries_from_geojson(std::string_view text) {
  try {
    const json collection = json::parse(text);
    boundaries areas;
    for (const json& feature : collection.at("features")) {
      const json& properties = feature.at("properties");
      areas.municipalities.push_back(municipality_from(properties));
      areas.areas.push_back({areas.municipalities.back().code, polygons_from(feature.at("geometry")),
                             properties.at("generalisation_m").get<double>()});
    }
    return areas;
  } catch (const json::exception& broken) {
    throw invalid_input(std::string("these are no stored boundaries: ") + broken.what());
  }
}

}  // namespace uramost::geodata
