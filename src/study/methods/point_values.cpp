#include "study/methods/point_values.hpp"

#include <algorithm>
#include <utility>

namespace uramost::study {

namespace {
std::vector<analysis::planar_point> planar_ring(const geodata::ring& of) {
  std::vector<analysis::planar_point> corners;
  for (const lon_lat each : of) {
    const utm_position at = to_utm_zone_34(each);
    corners.push_back({at.east, at.north});
  }
  return corners;
}
}  // namespace

std::vector<analysis::planar_point> planar(const seen_incidents& incidents) {
  std::vector<analysis::planar_point> points;
  for (const seen_incident& each : incidents.all) points.push_back({each.at.east, each.at.north});
  return points;
}

analysis::observation_window window_of(const region& where) {
  std::vector<std::vector<analysis::planar_point>> rings;
  for (const geodata::polygon& part : where.outline()) {
    rings.push_back(planar_ring(part.exterior));
    for (const geodata::ring& hole : part.holes) rings.push_back(planar_ring(hole));
  }
  return analysis::observation_window(std::move(rings));
}

void add_shared_positions(const std::vector<analysis::planar_point>& points, outcome& to) {
  std::vector<std::pair<double, double>> places;
  for (const auto& each : points) places.emplace_back(each.x, each.y);
  std::ranges::sort(places);
  const auto distinct = static_cast<std::size_t>(std::ranges::unique(places).begin() - places.begin());
  if (distinct * 5 < points.size() * 4) to.caveats.push_back({"reported_places", {}});
}

}  // namespace uramost::study
