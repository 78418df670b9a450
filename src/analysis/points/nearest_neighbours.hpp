#pragma once

#include <span>
#include <vector>

#include "analysis/planar_point.hpp"

namespace uramost::analysis {

/// Distances of every point to its nearest, second nearest, … `orders`-th nearest other point: as many as
/// there are points, in their order, for each order in turn. Points at one place are 0 from one another;
/// infinite where there are too few others.
std::vector<std::vector<double>> nearest_distances(std::span<const planar_point> points,
                                                   std::size_t orders = 1);

}  // namespace uramost::analysis
