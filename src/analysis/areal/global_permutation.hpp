#pragma once

#include <functional>
#include <span>

#include "analysis/areal/conditional_permutation.hpp"
#include "analysis/areal/spatial_weights.hpp"
#include "analysis/areal/test_statistic.hpp"

namespace uramost::analysis {

/// What a global statistic is when all values change places at random.
struct permuted_statistic {
  double observed = 0;
  double expectation = 0, variance = 0;  ///< of the permuted ones (variance with divisor R-1)
  double z = 0;                          ///< positive when neighbours are alike
  double p_greater = 1;                  ///< (as much likeness or more + 1) / (R + 1): moran.mc, geary.mc
  double p_two_sided = 1;                ///< twice the rarer side, at most 1
};

/// A pure function of the values in one arrangement; called from many threads.
using arrangement_statistic = std::function<double(std::span<const double>)>;

/// `way`: which way the statistic goes when neighbours are alike. Every permutation has a random stream of
/// its own. Throws unavailable ("cancelled") when `watching` says so.
permuted_statistic permute(std::span<const double> values, const arrangement_statistic& statistic,
                           likeness way, const permutation_plan& plan,
                           const progress_sink& watching = keep_going);

/// Each as defined in analysis/areal/global_autocorrelation.hpp, and throws as it does.
permuted_statistic permute_moran(std::span<const double> values, const spatial_weights& weights,
                                 const permutation_plan& plan, const progress_sink& watching = keep_going);
permuted_statistic permute_geary(std::span<const double> values, const spatial_weights& weights,
                                 const permutation_plan& plan, const progress_sink& watching = keep_going);
permuted_statistic permute_general_g(std::span<const double> values, const spatial_weights& weights,
                                     const permutation_plan& plan,
                                     const progress_sink& watching = keep_going);

}  // namespace uramost::analysis
