#include "http/collections/feature_crs.hpp"

#include <algorithm>
#include <array>

#include "core/error.hpp"

namespace uramost::http {

namespace {
using geodata::coordinate_system;

constexpr std::array known{
    feature_crs{"http://www.opengis.net/def/crs/OGC/1.3/CRS84", coordinate_system::wgs84, false},
    feature_crs{"http://www.opengis.net/def/crs/EPSG/0/4326", coordinate_system::wgs84, true},
    feature_crs{"http://www.opengis.net/def/crs/EPSG/0/3857", coordinate_system::web_mercator, false},
    feature_crs{"http://www.opengis.net/def/crs/EPSG/0/32634", coordinate_system::utm34n, false},
    feature_crs{"http://www.opengis.net/def/crs/EPSG/0/9141", coordinate_system::kosovaref01, false}};

/// How many pieces the side of a box is drawn with.
constexpr int pieces = 32;

/// Decimals that are centimetres on the ground, and less.
double rounded(double metres) { return std::round(metres * 1'000) / 1'000; }

json position_in(const feature_crs& crs, const json& lon_lat_position) {
  const lon_lat at{lon_lat_position.at(0).get<double>(), lon_lat_position.at(1).get<double>()};
  if (crs.latitude_first) return json::array({at.lat, at.lon});
  if (crs.system == coordinate_system::wgs84) return lon_lat_position;
  const lon_lat there = geodata::from_wgs84(at, crs.system);
  return json::array({rounded(there.lon), rounded(there.lat)});
}

json coordinates_in(const feature_crs& crs, const json& coordinates) {
  if (!coordinates.empty() && coordinates[0].is_number()) return position_in(crs, coordinates);
  json list = json::array();
  for (const json& each : coordinates) list.push_back(coordinates_in(crs, each));
  return list;
}

/// A box with corners on all its sides, for systems in which straight lines are bent in degrees.
cql2::geometry drawn_finely(const cql2::geometry& box) {
  const cql2::position low = box.positions[0], high = box.positions[1];
  std::vector<cql2::position> corners;
  const auto side = [&](cql2::position from, cql2::position to) {
    for (int i = 0; i < pieces; ++i)
      corners.push_back({from.x + (to.x - from.x) * i / pieces, from.y + (to.y - from.y) * i / pieces});
  };
  side(low, {high.x, low.y});
  side({high.x, low.y}, high);
  side(high, {low.x, high.y});
  side({low.x, high.y}, low);
  corners.push_back(low);
  return {cql2::geometry_kind::polygon, {}, {{cql2::geometry_kind::line_string, corners, {}}}};
}

bool is_turned(coordinate_system system) {
  return system != coordinate_system::wgs84 && system != coordinate_system::web_mercator;
}

void bring(cql2::geometry& one, const feature_crs& from) {
  if (one.kind == cql2::geometry_kind::box && is_turned(from.system)) one = drawn_finely(one);
  for (cql2::position& each : one.positions) {
    if (from.latitude_first) std::swap(each.x, each.y);
    if (from.system == coordinate_system::wgs84) continue;
    const lon_lat at = geodata::to_wgs84(each.x, each.y, from.system);
    each = {at.lon, at.lat};
  }
  for (cql2::geometry& part : one.parts) bring(part, from);
}
}  // namespace

std::span<const feature_crs> all_feature_crs() { return known; }
const feature_crs& crs84() { return known.front(); }

const feature_crs& crs_named(std::string_view uri, std::string_view field) {
  const auto* found = std::ranges::find(known, uri, &feature_crs::uri);
  if (found == known.end())
    throw invalid_input(std::string(field) + " takes one of the URIs that the collection lists as its crs",
                        std::string(field));
  return *found;
}

const feature_crs& take_crs(query_parameters& from, std::string_view name) {
  const auto said = from.take(name);
  return said ? crs_named(*said, name) : crs84();
}

json geometry_in(const feature_crs& crs, json geometry) {
  if (crs.is_crs84() || geometry.is_null()) return geometry;
  geometry["coordinates"] = coordinates_in(crs, geometry["coordinates"]);
  return geometry;
}

json point_from(const feature_crs& crs, json geometry) {
  const bool is_point = geometry.is_object() && geometry.contains("coordinates") &&
                        geometry["coordinates"].size() >= 2 && geometry["coordinates"][0].is_number() &&
                        geometry["coordinates"][1].is_number();
  if (crs.is_crs84() || !is_point) return geometry;
  cql2::geometry drawn{cql2::geometry_kind::point,
                       {{geometry["coordinates"][0].get<double>(), geometry["coordinates"][1].get<double>()}},
                       {}};
  bring(drawn, crs);
  geometry["coordinates"] = json::array({drawn.positions[0].x, drawn.positions[0].y});
  return geometry;
}

void to_crs84(cql2::expression& filter, const feature_crs& from) {
  if (from.is_crs84()) return;
  cql2::for_each_part(filter, [&](cql2::expression& part) {
    if (auto* drawn = std::get_if<cql2::geometry>(&part.value)) bring(*drawn, from);
  });
}

}  // namespace uramost::http
