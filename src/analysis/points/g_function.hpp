#pragma once

#include <span>
#include <vector>

#include "analysis/points/observation_window.hpp"

namespace uramost::analysis {

/// The distribution of the distance to the nearest other point: the share of points that have one within r.
/// One value for every r. Corrections for neighbours that the window hides, as in spatstat's Gest:
///   raw           none;
///   border        of points further from the border than r (reduced sample; Ripley 1988);
///   kaplan_meier  points are lost sight of at the border, as patients are (Baddeley & Gill 1997, Ann.
///                 Statist. 25). The default where one has to be chosen;
///   hanisch       weighed by 1 / area of the window that is further than the neighbour from the border
///                 (Hanisch 1984; 128 × 128 pixels for polygons).
/// `poisson` is what points without knowledge of one another would have, 1 − exp(−λ π r²).
struct g_function {
  std::vector<double> r, poisson, raw, border, kaplan_meier, hanisch;
};

/// What happens between two successive values of `r` counts as at the second: give them finely enough. `r`
/// ascends from 0 (throws invalid_input, field `r`); two points at least (field `n`), all inside.
g_function nearest_distance_distribution(std::span<const planar_point> points,
                                         const observation_window& window, std::span<const double> r);

/// 513 values from 0 to where nearly every point has a neighbour (spatstat's rmax.rule).
std::vector<double> usual_nearest_distances(const observation_window& window, std::size_t n);

}  // namespace uramost::analysis
