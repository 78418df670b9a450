#pragma once

#include <chrono>
#include <span>
#include <vector>

#include "planning/plan.hpp"
#include "planning/recorded_visit.hpp"

namespace uramost::planning {

/// When a track says that a patrol stopped at a point, rather than passed.
struct stay_rule {
  double near_m = 100;                        ///< of the point, in a straight line
  std::chrono::seconds least{180};            ///< from the first position there to the last
  std::chrono::seconds longest_silence{600};  ///< between two positions; after more, nobody knows
};

/// The stays of a track at a plan's points, in the order of time: runs of positions whose nearest point is
/// the same and near. They are at the point, not where the receiver was. The order of `track` does not
/// matter. Throws invalid_input for a rule that is not above 0.
std::vector<recorded_visit> stays_in(std::span<const track_fix> track, std::span<const plan_point> points,
                                     const stay_rule& rule = {});

}  // namespace uramost::planning
