#pragma once

#include <span>
#include <vector>

#include "analysis/points/observation_window.hpp"
#include "core/progress.hpp"

namespace uramost::analysis {

/// How many pairs are exactly r apart, over how many would be by chance: K's slope, K'(r) / (2 π r). 1 where
/// points know nothing of one another. Pairs are spread by Epanechnikov's kernel of half-width
/// `stoyan` / √λ (Stoyan & Stoyan 1994), corrected as in K. Agrees with spatstat's pcf to about 0.1 % of 1:
/// the sums here are exact, spatstat's go through a grid. Infinite or NaN at r = 0.
struct pair_correlation {
  std::vector<double> r, translation, isotropic;
  double half_width = 0;
};

/// `r`: 0 or more, in any order (throws invalid_input, field `r`); two points at least (field `n`), all
/// inside.
pair_correlation correlation_of_pairs(std::span<const planar_point> points, const observation_window& window,
                                      std::span<const double> r, double stoyan = 0.15,
                                      const progress_sink& watching = keep_going);

}  // namespace uramost::analysis
