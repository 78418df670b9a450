#pragma once

#include <optional>

#include "tiles/density_kernel.hpp"
#include "tiles/incident_masses.hpp"
#include "tiles/query_lattice.hpp"

namespace uramost::tiles {

/// Where a kernel sum is highest, to within 0.3 % of the height, by branch and bound (Land and Doig 1960):
/// masses are counted in cells of half a bandwidth, which bounds the sum in every cell from above; only where
/// a bound exceeds the best height found so far are the nodes of the lattice looked at.
/// Nothing when there are no masses.
std::optional<index::world_position> find_peak(const incident_masses& masses, const density_kernel& kernel,
                                               const query_lattice& lattice);

}  // namespace uramost::tiles
