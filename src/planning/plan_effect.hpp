#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "analysis/evaluation/displacement.hpp"
#include "analysis/evaluation/two_counts.hpp"
#include "planning/plan.hpp"
#include "planning/travel.hpp"

namespace uramost::planning {

/// Where incidents are counted to see whether a plan helped.
enum class effect_area : std::uint8_t {
  covered,  ///< within reach of a point, at whatever hour
  buffer,   ///< not covered, and at most `buffer_m` beyond `reach_m` of a point, in a straight line
  control   ///< the rest of the municipalities that have a point
};
inline constexpr std::array all_effect_areas{effect_area::covered, effect_area::buffer, effect_area::control};
/// "covered", "buffer", "control".
std::string_view to_string(effect_area area);

struct placed_incident {
  lon_lat at;
  std::string_view municipality;  ///< code; "none" for none
};

/// Incidents of a time.
struct observed_time {
  std::span<const placed_incident> incidents;
  double days = 0;  ///< more than 0
};

struct plan_effect {
  struct row {
    std::uint64_t before = 0, after = 0;
    analysis::count_comparison compared;  ///< rates a day, after over before
  };
  std::array<row, all_effect_areas.size()> areas;  ///< in the order of effect_area
  /// The covered area against the control area, with the buffer beside it; without a buffer where buffer_m is
  /// 0.
  analysis::displacement_result against_control;
};

/// Did it help? Incidents before and after, where patrols stand, around, and elsewhere in the same
/// municipalities (sources in analysis/evaluation). Says what changed, not why. Throws invalid_input for
/// fewer than 20 incidents in the covered and the control area, for a plan without points, and as these do.
/// Pure.
plan_effect effect_of(const plan& of, const travel& ways, const observed_time& before,
                      const observed_time& after, double buffer_m);

}  // namespace uramost::planning
