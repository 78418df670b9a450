#include "http/published_spots.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <ranges>
#include <tuple>

#include "geodata/municipality.hpp"

namespace uramost::http {

bool is_of_year(const publication::published_point& point, std::optional<int> year) {
  return !year || point.period.starts_with(std::to_string(*year) + '-');
}

std::vector<published_spot> spots_of(const publication::published_view& view, std::optional<int> year) {
  std::map<std::tuple<place_id, double, double>, published_spot> by_position;
  for (const publication::published_point& each : view.points()) {
    if (!is_of_year(each, year)) continue;
    const std::tuple position{each.place.value_or(place_id{}), each.point.lon, each.point.lat};
    published_spot& spot =
        by_position.try_emplace(position, published_spot{each.point, each.municipality, each.place})
            .first->second;
    spot.count += each.count;
    if (each.protection == tier::p0) spot.open_count += each.count;
  }
  std::vector<published_spot> spots;
  for (const auto& [position, spot] : by_position) spots.push_back(spot);
  return spots;
}

std::int64_t incidents_at(const std::vector<published_spot>& spots) {
  std::int64_t sum = 0;
  for (const published_spot& each : spots) sum += each.count;
  return sum;
}

bounding_box box_around(const std::vector<published_spot>& spots, double margin_m) {
  if (spots.empty()) return geodata::built_in_boundaries().extent();
  constexpr double metres_a_degree = 111'000;
  bounding_box all{180, 90, -180, -90};
  for (const auto& [lon, lat] : spots | std::views::transform(&published_spot::point)) {
    const double upward = margin_m / metres_a_degree;
    const double sideward = upward / std::max(0.01, std::cos(lat * std::numbers::pi / 180));
    all.west = std::max(-180.0, std::min(all.west, lon - sideward));
    all.east = std::min(180.0, std::max(all.east, lon + sideward));
    all.south = std::max(-90.0, std::min(all.south, lat - upward));
    all.north = std::min(90.0, std::max(all.north, lat + upward));
  }
  return all;
}

}  // namespace uramost::http
