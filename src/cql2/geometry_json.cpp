#include "cql2/geometry_json.hpp"

#include <nlohmann/json.hpp>
#include <optional>

#include "core/enum_names.hpp"

namespace uramost::cql2 {

namespace {
using json = nlohmann::ordered_json;

constexpr enum_names<geometry_kind, 7> names{{"Point", "LineString", "Polygon", "MultiPoint",
                                              "MultiLineString", "MultiPolygon", "GeometryCollection"}};

const json& list_of(const json& from, const char* what) {
  if (!from.is_array()) throw invalid_input(std::string(what) + " is a list", "filter");
  return from;
}

double number_of(const json& from) {
  if (!from.is_number()) throw invalid_input("a coordinate is a number", "filter");
  return from.get<double>();
}

position read_position(const json& from) {
  const json& said = list_of(from, "a position");
  if (said.size() != 2 && said.size() != 3) throw invalid_input("a position has two numbers", "filter");
  return {number_of(said[0]), number_of(said[1])};
}

geometry read_box(const json& from) {
  const json& said = list_of(from, "a box");
  if (said.size() != 4 && said.size() != 6) throw invalid_input("a box has four numbers, or six", "filter");
  const std::size_t upper = said.size() / 2;
  return {geometry_kind::box,
          {{number_of(said[0]), number_of(said[1])}, {number_of(said[upper]), number_of(said[upper + 1])}},
          {}};
}

geometry read_coordinates(const json& from, geometry_kind kind, nesting& bounds) {
  const nesting::level deeper(bounds);
  if (kind == geometry_kind::point) return {kind, {read_position(from)}, {}};
  geometry made{kind, {}, {}};
  for (const json& each : list_of(from, "what a geometry is made of"))
    if (kind == geometry_kind::line_string)
      made.positions.push_back(read_position(each));
    else
      made.parts.push_back(read_coordinates(each, member_of(kind), bounds));
  return made;
}

geometry read_any(const json& from, nesting& bounds) {
  const nesting::level deeper(bounds);
  if (from.is_object() && from.contains("bbox") && !from.contains("type")) return read_box(from.at("bbox"));
  const auto kind = from.is_object() && from.contains("type") && from.at("type").is_string()
                        ? names.find(from.at("type").get_ref<const std::string&>())
                        : std::nullopt;
  if (!kind) throw invalid_input("a geometry has a type of GeoJSON", "filter");
  const char* const inside = *kind == geometry_kind::collection ? "geometries" : "coordinates";
  if (!from.contains(inside)) throw invalid_input(std::string("a geometry has ") + inside, "filter");
  if (*kind != geometry_kind::collection) return read_coordinates(from.at(inside), *kind, bounds);
  geometry made{*kind, {}, {}};
  for (const json& each : list_of(from.at(inside), "geometries"))
    made.parts.push_back(read_any(each, bounds));
  return made;
}

json position_json(const position& one) { return json::array({one.x, one.y}); }

json coordinates_json(const geometry& one) {
  if (one.kind == geometry_kind::point) return position_json(one.positions.at(0));
  json list = json::array();
  for (const position& each : one.positions) list.push_back(position_json(each));
  for (const geometry& part : one.parts) list.push_back(coordinates_json(part));
  return list;
}
}  // namespace

geometry read_geometry(const json& from, nesting& bounds) {
  geometry read = read_any(from, bounds);
  if (const auto fault = fault_of(read); !fault.empty()) throw invalid_input(std::string(fault), "filter");
  return read;
}

json to_json(const geometry& one) {
  if (one.kind == geometry_kind::box) {
    const position low = one.positions.at(0), high = one.positions.at(1);
    return {{"bbox", json::array({low.x, low.y, high.x, high.y})}};
  }
  json made{{"type", names[one.kind]}};
  if (one.kind == geometry_kind::collection) {
    made["geometries"] = json::array();
    for (const geometry& part : one.parts) made["geometries"].push_back(to_json(part));
  } else {
    made["coordinates"] = coordinates_json(one);
  }
  return made;
}

}  // namespace uramost::cql2
