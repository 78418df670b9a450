#pragma once

#include <vector>

#include "tiles/density_kernel.hpp"
#include "tiles/point_masses.hpp"

namespace uramost::tiles {

/// The kernel sum at every point of a grid, per km², mass by mass: the method for few masses or small
/// kernels.
std::vector<float> direct_sum(const point_masses& masses, const density_kernel& kernel,
                              const world_grid& grid);

}  // namespace uramost::tiles
