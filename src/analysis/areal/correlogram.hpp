#pragma once

#include <span>
#include <vector>

#include "analysis/areal/global_autocorrelation.hpp"

namespace uramost::analysis {

/// Who is reached in exactly 1, 2, … `orders` steps along neighbours and no fewer (spdep's nblag): one graph
/// an order, binary. A later one may have no links.
std::vector<spatial_weights> lagged_neighbours(const spatial_weights& weights, std::size_t orders);

/// Global Moran's I of every order of neighbours (Cliff & Ord 1981; spdep's sp.correlogram, method "I"): how
/// far likeness reaches. Ends before the first order in which fewer than `fewest_places` places have
/// neighbours. Throws invalid_input as global_moran, and for no orders (field `orders`).
std::vector<test_statistic> moran_correlogram(
    std::span<const double> values, const spatial_weights& weights, std::size_t orders,
    weight_style style = weight_style::row_standardised,
    variance_assumption assumption = variance_assumption::randomisation);

}  // namespace uramost::analysis
