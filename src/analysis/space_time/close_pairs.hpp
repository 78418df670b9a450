#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/planar_point.hpp"

namespace uramost::analysis {

/// How far two points lie from each other: |dx| + |dy|, or as the crow flies.
enum class distance_metric { manhattan, euclidean };

double distance_between(planar_point a, planar_point b, distance_metric metric);

/// Two of a list of points, `first` < `second`.
struct point_pair {
  std::uint32_t first = 0, second = 0;
};

/// All pairs of points whose distance falls into a band [edges[b], edges[b + 1]), by band; within a band in
/// no particular order. `edges` ascend, begin at 0 and are finite. Sweeps along x: time grows with the pairs
/// that are close in x. Throws invalid_input when there are more than 100 million pairs.
std::vector<std::vector<point_pair>> close_pairs(std::span<const planar_point> points,
                                                 std::span<const double> edges, distance_metric metric);

}  // namespace uramost::analysis
