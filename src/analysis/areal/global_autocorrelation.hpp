#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "analysis/areal/spatial_weights.hpp"
#include "analysis/areal/test_statistic.hpp"

/// Are neighbours alike, over the whole map? One number a map. `values` are one a place, in the order of the
/// weights. Definitions are those of spdep (moran.test, geary.test, globalG.test with zero.policy and
/// adjust.n): places without neighbours take part in the mean, and are taken off n in the statistic and its
/// variance. All are pure and thread safe. They throw invalid_input for fewer than `fewest_places` places
/// with neighbours, for as many values as there are not places, for weights that are all zero, and for values
/// that are alike.
namespace uramost::analysis {

/// What is random: `randomisation` the places of the values that there are (the default of all peers);
/// `normality` the values too, drawn from one normal distribution.
enum class variance_assumption { randomisation, normality };

/// Moran's I (Moran 1950; variance of Cliff & Ord 1981, eq. 1.37 and 1.35) = n/S₀ · ΣΣ wᵢⱼzᵢzⱼ / Σ zᵢ².
/// Expected -1/(n-1); above: neighbours are alike.
test_statistic global_moran(std::span<const double> values, const spatial_weights& weights,
                            variance_assumption assumption = variance_assumption::randomisation);

/// Geary's C (Geary 1954; Cliff & Ord 1981) = (n-1)/(2 S₀) · ΣΣ wᵢⱼ(xᵢ-xⱼ)² / Σ zᵢ². Expected 1; *below* 1
/// neighbours are alike. z has spdep's sign: positive when they are alike. (With islands spdep 1.2-7 puts
/// both counts of places, with and without them, into one variance; ours has the latter throughout.)
test_statistic global_geary(std::span<const double> values, const spatial_weights& weights,
                            variance_assumption assumption = variance_assumption::randomisation);

/// Getis and Ord's general G (Getis & Ord 1992, with their correction of B₁ of 1993) = ΣΣ wᵢⱼxᵢxⱼ / ΣΣ xᵢxⱼ,
/// i ≠ j: above its expectation when high values are near each other, below when low ones are. Values have to
/// be at least 0. Meant for binary weights. Values of places without neighbours count 0 in it, as in spdep
/// (adjust.x).
test_statistic general_g(std::span<const double> values, const spatial_weights& weights);

}  // namespace uramost::analysis
