#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/planar_point.hpp"

namespace uramost::analysis {

/// Clusters of any shape where points are dense (DBSCAN; Ester et al. 1996).
struct dense_clusters {
  /// One a point: 0 for noise, else 1, 2, … by the first of their core points in the order given. A point on
  /// the edge of several is in the first.
  std::vector<std::uint32_t> cluster;
  std::vector<bool> is_core;
  std::uint32_t count = 0;
};

/// A point is a core when `least_points` (itself among them) are within `distance`, this included. Throws
/// invalid_input (field `distance`, `least-points`) for what is not above 0.
dense_clusters cluster_by_density(std::span<const planar_point> points, double distance,
                                  std::size_t least_points);

}  // namespace uramost::analysis
