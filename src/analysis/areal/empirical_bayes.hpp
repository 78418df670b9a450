#pragma once

#include <span>
#include <vector>

#include "analysis/areal/global_permutation.hpp"
#include "analysis/areal/spatial_weights.hpp"

/// Rates of small populations jump about by chance. These draw each rate towards a mean, the further the
/// fewer people it rests on. `cases` of at least 0 and `population` above 0, one a place: invalid_input
/// (field `cases` or `population`) otherwise. Pure, thread safe.
namespace uramost::analysis {

struct smoothed_rates {
  std::vector<double> raw;       ///< cases / population
  std::vector<double> smoothed;  ///< the same, drawn towards the mean
};

/// Towards the mean of all places, by the method of moments for Poisson counts (Marshall 1991, eq. 2-4;
/// spdep's EBest with its default family).
smoothed_rates empirical_bayes(std::span<const double> cases, std::span<const double> population);

/// Towards the mean of a place and its neighbours (Marshall 1991; spdep's EBlocal). Weights say only who is a
/// neighbour; an island keeps its raw rate.
smoothed_rates local_empirical_bayes(std::span<const double> cases, std::span<const double> population,
                                     const spatial_weights& weights);

/// Moran's I of rates of unequal populations (Assunção & Reis 1999; spdep's EBImoran.mc): of rates
/// standardised by what their population lets expect, with p by permutation.
permuted_statistic empirical_bayes_moran(std::span<const double> cases, std::span<const double> population,
                                         const spatial_weights& weights, const permutation_plan& plan,
                                         const progress_sink& watching = keep_going);

}  // namespace uramost::analysis
