#pragma once

#include <span>
#include <vector>

#include "analysis/areal/spatial_weights.hpp"

namespace uramost::analysis {

/// Local Geary Cᵢ = Σⱼ wᵢⱼ(zᵢ-zⱼ)² of values standardised with divisor n-1 (Anselin 1995, 2019; spdep's
/// localC): small where a place is like its neighbours. It has no analytic p-value of use; conditional
/// permutation gives one (analysis/areal/conditional_permutation.hpp). Throws invalid_input as the global
/// methods do. Pure.
std::vector<double> local_geary(std::span<const double> values, const spatial_weights& weights);

}  // namespace uramost::analysis
