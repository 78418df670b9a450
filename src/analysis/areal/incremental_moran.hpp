#pragma once

#include <optional>
#include <span>
#include <vector>

#include "analysis/areal/test_statistic.hpp"

namespace uramost::analysis {

/// Moran's I with everybody within one distance as a neighbour.
struct moran_at_distance {
  double within_m = 0;
  test_statistic moran;
};

/// Global Moran's I by distance band, rows adding up to 1: how strong clustering is at which scale (ArcGIS's
/// "Incremental Spatial Autocorrelation"). `distances_m` above 0, ascending; positions in planar metres.
/// Throws invalid_input as global_moran and distance_band_weights do.
std::vector<moran_at_distance> incremental_moran(std::span<const double> x, std::span<const double> y,
                                                 std::span<const double> values,
                                                 std::span<const double> distances_m);

/// `count` distances from the one at which everybody has a neighbour, upwards in steps of the mean distance
/// to the nearest neighbour (ArcGIS's defaults).
std::vector<double> default_distances_m(std::span<const double> x, std::span<const double> y,
                                        std::size_t count);

/// The first distance whose z is above both neighbours' in the list: the usual band of Gi*. Where there is no
/// such peak, the distance of the greatest z; nothing for an empty list.
std::optional<double> first_peak_m(std::span<const moran_at_distance> scan);

}  // namespace uramost::analysis
