#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/utm_zone_34.hpp"
#include "patrol/road_graph.hpp"
#include "planning/plan.hpp"

namespace uramost::planning {

/// How far places are from where patrols stand, as a plan counts it: metres in a straight line on the plane
/// of UTM zone 34 north (in Kosovo within 0.04 % of the ground), or seconds on roads.
class travel {
 public:
  /// Keeps the roads. Throws invalid_input (field `travel.by`) when the rule asks for roads and there are
  /// none.
  travel(const travel_rule& rule, const patrol::road_graph* roads);

  double reach() const { return rule_.reach(); }
  /// Whether a patrol can drive off from there; true where nobody asks for roads.
  bool has_road(lon_lat point) const;
  /// A row per destination, a column per origin. What takes longer on roads than `limit_s` may be
  /// unreachable.
  patrol::distance_table table(std::span<const utm_position> destinations, std::span<const lon_lat> origins,
                               double limit_s = patrol::unreachable) const;
  /// For each origin the destinations within reach, ascending.
  std::vector<std::vector<std::uint32_t>> reached(std::span<const utm_position> destinations,
                                                  std::span<const lon_lat> origins) const;

 private:
  travel_rule rule_;
  const patrol::road_graph* roads_;
};

/// Metres between places, each to each.
patrol::distance_table straight_distances(std::span<const lon_lat> between);

}  // namespace uramost::planning
