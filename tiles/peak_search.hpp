#pragma once

#include "tiles/density_kernel.hpp"
#include "tiles/point_masses.hpp"

namespace uramost::tiles {

/// The highest density anywhere, per km², to within 1 %; 0 when there are no masses.
///
/// The density is summed over a coarse lattice wherever a kernel reaches (steps of a quarter of the quartic's
/// radius, half the gaussian's standard deviation). A parabola through each local maximum and its neighbours
/// estimates the summit between the nodes; from the most promising ones a pattern search (Hooke & Jeeves
/// 1961) climbs to the summit by the exact kernel sum.
double find_peak(const point_masses& masses, const density_kernel& kernel);

}  // namespace uramost::tiles
