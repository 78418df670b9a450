#pragma once

#include <optional>
#include <span>

#include "geodata/point_tree.hpp"
#include "planning/plan.hpp"

namespace uramost::planning {

/// Which of a plan's points somebody was at. Keeps a reference.
class point_finder {
 public:
  /// `near_m`: who is at most so far from a point is at it, in a straight line; more than 0.
  point_finder(std::span<const plan_point> points, double near_m);

  /// The nearest, the first of equally near ones; nothing when none is near.
  std::optional<std::size_t> at(lon_lat place) const;

 private:
  std::span<const plan_point> points_;
  geodata::point_tree nearest_;
  double near_m_;
};

}  // namespace uramost::planning
