#pragma once

#include <span>
#include <vector>

#include "tiles/density_kernel.hpp"
#include "tiles/incident_masses.hpp"

namespace uramost::tiles {

/// The kernel sum at every point of a grid, per km², mass by mass (those in reach): the method for few masses
/// or small kernels.
std::vector<float> direct_sum(std::span<const point_mass> masses, const density_kernel& kernel,
                              const world_grid& grid);

}  // namespace uramost::tiles
