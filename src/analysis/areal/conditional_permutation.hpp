#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/areal/spatial_weights.hpp"
#include "core/progress.hpp"

/// What a place's neighbourhood would look like if the place kept its value and the others changed places at
/// random (Anselin 1995): for every place, as many values as it has neighbours are drawn without replacement
/// from all others (Anselin 1995; GeoDa, esda). spdep 1.2-7 draws with replacement, which lets one extreme
/// value stand in for two neighbours, and draws anew for the place itself where it is its own neighbour; say
/// so in the plan to get that. Makes no assumption on how values are distributed. Every place has a random
/// stream of its own, so that a seed gives the same numbers on any number of processors.
namespace uramost::analysis {

/// How often to draw, and with which random numbers.
struct permutation_plan {
  std::size_t permutations = 999;
  std::uint64_t seed = 1;
  bool with_replacement = false;  ///< only for conditional permutation
};

/// One place's draws. NaN throughout for an island.
struct permuted_place {
  double expectation = 0, variance = 0;  ///< of the drawn statistics (variance with divisor R-1)
  double z = 0;                          ///< (observed - expectation) / √variance
  /// (as extreme or more, on the rarer side + 1) / (R + 1): PySAL's p_sim, spdep's "folded".
  double p_folded = 1;
  /// Twice that, with ties counted half, at most 1: what spdep's two-sided ranks say.
  double p_two_sided = 1;
};

/// Of Σⱼ wᵢⱼxⱼ over a place's neighbours (other than itself, without replacement): what local Moran's I, Gᵢ
/// and Gᵢ* have in common, as all three grow with that sum alone while the place keeps its value. Local
/// Moran's I falls with it where the place is below the mean; folded and two-sided p are the same. Throws
/// invalid_input as the global methods do, and unavailable ("cancelled") when `watching` says so.
std::vector<permuted_place> permute_lags(std::span<const double> values, const spatial_weights& weights,
                                         const permutation_plan& plan,
                                         const progress_sink& watching = keep_going);

/// Of Σⱼ wᵢⱼ(xᵢ-xⱼ)², for local Geary's C.
std::vector<permuted_place> permute_squared_differences(std::span<const double> values,
                                                        const spatial_weights& weights,
                                                        const permutation_plan& plan,
                                                        const progress_sink& watching = keep_going);

}  // namespace uramost::analysis
