#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "core/lon_lat.hpp"
#include "patrol/road_graph.hpp"
#include "planning/plan.hpp"

namespace uramost::planning {

/// Whole minutes from point to point, the same either way. Immutable.
class driving_minutes {
 public:
  /// Of a pair without a way; more than any shift has.
  static constexpr int no_way = 1'000'000;

  /// Straight lines count 1.3 times their length (the circuity of roads: Newell 1980, "Traffic flow on
  /// transportation networks") at 30 km/h. On roads, the slower of the two ways. Rounded up; two points are a
  /// minute apart at least. Throws invalid_input (field `travel.by`) when the rule asks for roads and there
  /// are none.
  driving_minutes(std::span<const lon_lat> points, const travel_rule& rule, const patrol::road_graph* roads);
  /// `minutes`: row by row, symmetric, zero where a point meets itself.
  driving_minutes(std::size_t points, std::vector<int> minutes)
      : points_(points), minutes_(std::move(minutes)) {}

  std::size_t points() const { return points_; }
  int between(std::size_t one, std::size_t other) const { return minutes_[one * points_ + other]; }
  /// Of going through all and back to the first.
  int around(std::span<const std::size_t> order) const;

 private:
  std::size_t points_;
  std::vector<int> minutes_;
};

}  // namespace uramost::planning
