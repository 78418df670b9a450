#include "planning/driving_minutes.hpp"

#include <algorithm>
#include <cmath>

#include "planning/travel.hpp"

namespace uramost::planning {

namespace {
constexpr double circuity = 1.3, metres_a_minute = 30'000.0 / 60, seconds_a_minute = 60;
constexpr int longest = 10'000;

int rounded_up(double minutes) {
  return minutes <= longest ? std::max(1, static_cast<int>(std::ceil(minutes))) : driving_minutes::no_way;
}
}  // namespace

driving_minutes::driving_minutes(std::span<const lon_lat> points, const travel_rule& rule,
                                 const patrol::road_graph* roads)
    : points_(points.size()), minutes_(points.size() * points.size()) {
  const bool is_on_roads = rule.by == travel_means::roads;
  std::vector<utm_position> destinations;
  for (const lon_lat each : points) destinations.push_back(to_utm_zone_34(each));
  const patrol::distance_table far = travel(rule, roads).table(destinations, points);
  const double of_one = is_on_roads ? 1 / seconds_a_minute : circuity / metres_a_minute;
  for (std::size_t i = 0; i < points_; ++i)
    for (std::size_t j = 0; j < points_; ++j)
      if (i != j) minutes_[i * points_ + j] = rounded_up(std::max(far.at(i, j), far.at(j, i)) * of_one);
}

int driving_minutes::around(std::span<const std::size_t> order) const {
  int sum = 0;
  for (std::size_t i = 0; i < order.size(); ++i) sum += between(order[i], order[(i + 1) % order.size()]);
  return sum;
}

}  // namespace uramost::planning
