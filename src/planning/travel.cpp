#include "planning/travel.hpp"

#include <cmath>

#include "core/error.hpp"

namespace uramost::planning {

namespace {
std::vector<utm_position> on_the_plane(std::span<const lon_lat> places) {
  std::vector<utm_position> made;
  for (const lon_lat each : places) made.push_back(to_utm_zone_34(each));
  return made;
}

patrol::distance_table straight_table(std::span<const utm_position> destinations,
                                      std::span<const utm_position> origins) {
  patrol::distance_table metres(destinations.size(), origins.size());
  for (std::size_t i = 0; i < destinations.size(); ++i)
    for (std::size_t j = 0; j < origins.size(); ++j)
      metres.at(i, j) =
          std::hypot(destinations[i].east - origins[j].east, destinations[i].north - origins[j].north);
  return metres;
}
}  // namespace

travel::travel(const travel_rule& rule, const patrol::road_graph* roads)
    : rule_(rule), roads_(rule.by == travel_means::roads ? roads : nullptr) {
  if (rule.by == travel_means::roads && !roads)
    throw invalid_input("there are no roads yet; import them, or count in straight lines", "travel.by");
}

bool travel::has_road(lon_lat point) const { return !roads_ || roads_->access(point).has_value(); }

patrol::distance_table travel::table(std::span<const utm_position> destinations,
                                     std::span<const lon_lat> origins, double limit_s) const {
  if (!roads_) return straight_table(destinations, on_the_plane(origins));
  std::vector<lon_lat> places;
  for (const utm_position each : destinations) places.push_back(from_utm_zone_34(each));
  return roads_->travel_times(places, origins, {}, limit_s);
}

std::vector<std::vector<std::uint32_t>> travel::reached(std::span<const utm_position> destinations,
                                                        std::span<const lon_lat> origins) const {
  std::vector<std::vector<std::uint32_t>> made(origins.size());
  const patrol::distance_table far = table(destinations, origins, reach());
  for (std::uint32_t i = 0; i < destinations.size(); ++i)
    for (std::size_t j = 0; j < origins.size(); ++j)
      if (const double each = far.at(i, j); each <= reach() && each != patrol::unreachable)
        made[j].push_back(i);
  return made;
}

patrol::distance_table straight_distances(std::span<const lon_lat> between) {
  const auto places = on_the_plane(between);
  return straight_table(places, places);
}

}  // namespace uramost::planning
