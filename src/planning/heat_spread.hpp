#pragma once

#include "planning/demand.hpp"

namespace uramost::planning {

/// Spreads every piece over the cells around it by the quartic kernel of `heat_radius_m`: its sites become
/// middles of cells of `cell_m` (or 250 m, a quarter of the radius, when that is more), its pieces many with
/// the same sum. Throws as `demand_of` does.
void spread_heat(demand& of, double cell_m);

}  // namespace uramost::planning
