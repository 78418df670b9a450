#pragma once

#include <span>
#include <vector>

#include "analysis/areal/spatial_weights.hpp"
#include "analysis/areal/test_statistic.hpp"

/// Where are values high, where are they low, together with their neighbours' (Getis & Ord 1992; Ord & Getis
/// 1995, eq. 14)? z above 1.96: a hot spot at 95 %, below -1.96 a cold one, before the number of places is
/// made up for (analysis/inference/p_adjustment.hpp). z does not depend on whether rows are standardised, as
/// long as all weights of a place are the same; peers' default is binary. The statistic is spdep's: the share
/// Σ wᵢⱼxⱼ / Σ xⱼ, of other places' total for Gᵢ, of the whole for Gᵢ*; its expectation and variance are on
/// the same scale. Throws invalid_input as the global methods do. Pure, thread safe.
namespace uramost::analysis {

/// Gᵢ, of the neighbours without the place itself: mean and variance are those of all other places. An island
/// has no z. `weights` must not have a place as its own neighbour (spatial_weights::without_self).
std::vector<test_statistic> local_g(std::span<const double> values, const spatial_weights& weights);

/// Gᵢ*, of the place and its neighbours, = (Σ wᵢⱼxⱼ - x̄ Σ wᵢⱼ) / (s √[(n Σ wᵢⱼ² - (Σ wᵢⱼ)²) / (n-1)]), s with
/// divisor n: the same as ArcGIS's "Hot Spot Analysis". `weights` must have every place as its own neighbour
/// (spatial_weights::with_self).
std::vector<test_statistic> local_g_star(std::span<const double> values, const spatial_weights& weights);

}  // namespace uramost::analysis
