#include "http/result_marks.hpp"

#include <charconv>
#include <map>

namespace uramost::http {

namespace {
lon_lat position(const json& of) { return {of[0].get<double>(), of[1].get<double>()}; }

geodata::polygon polygon_of(const json& rings) {
  geodata::polygon made;
  for (std::size_t i = 0; i < rings.size(); ++i) {
    geodata::ring& corners = i == 0 ? made.exterior : made.holes.emplace_back();
    for (const json& each : rings[i]) corners.push_back(position(each));
  }
  return made;
}

void visit_positions(const json& coordinates, const std::function<void(lon_lat)>& visit) {
  if (coordinates.empty()) return;
  if (coordinates[0].is_number()) return visit(position(coordinates));
  for (const json& each : coordinates) visit_positions(each, visit);
}
}  // namespace

void for_each_position(const json& marks, const std::function<void(lon_lat)>& visit) {
  for (const json& feature : marks.at("features")) visit_positions(feature["geometry"]["coordinates"], visit);
}

tiles::rgba colour_of(const std::string& hexadecimal) {
  std::uint32_t value = 0;
  std::from_chars(hexadecimal.data() + 1, hexadecimal.data() + hexadecimal.size(), value, 16);
  return {static_cast<std::uint8_t>(value >> 16), static_cast<std::uint8_t>(value >> 8 & 255),
          static_cast<std::uint8_t>(value & 255), 255};
}

void add_marks(const json& result, print::map_layer& to) {
  std::map<std::string, std::size_t> position_of;
  for (const json& each : result.at("classes")) position_of.emplace(each["code"], position_of.size());
  for (const json& feature : result.at("marks").at("features")) {
    const json& geometry = feature["geometry"];
    const std::size_t in_class = position_of.at(feature["properties"]["class"]);
    if (geometry["type"] == "Point")
      to.points.push_back({position(geometry["coordinates"]), in_class, {}});
    else if (geometry["type"] == "Polygon")
      to.areas.push_back({polygon_of(geometry["coordinates"]), in_class});
    else
      for (const json& part : geometry["coordinates"]) to.areas.push_back({polygon_of(part), in_class});
  }
}

}  // namespace uramost::http
