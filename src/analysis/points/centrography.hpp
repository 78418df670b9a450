#pragma once

#include <span>

#include "analysis/planar_point.hpp"

namespace uramost::analysis {

/// Where points lie and how they are spread, in their unit (Lefever 1926; Levine, CrimeStat IV, ch. 4).
/// Divisors are CrimeStat's: Σw − 2; what ends in `_n` divides by Σw, as ArcGIS and pointpats do.
struct centrography {
  std::size_t n = 0;
  double weight = 0;           ///< Σw: n without weights
  planar_point mean_centre;    ///< weighted
  planar_point median_centre;  ///< medians of x and of y, unweighted
  /// The place with the smallest sum of (weighted) distances (Kuhn & Kulin 1962; Weiszfeld 1937).
  planar_point least_distance_centre;
  double standard_distance = 0;    ///< √(Σ w d² / (Σw − 2))
  double standard_distance_n = 0;  ///< √(Σ w d² / Σw)
  /// Half axes of the standard deviational ellipse, with CrimeStat's √2: the eigenvalues' square roots.
  double semi_major = 0, semi_minor = 0;
  double semi_major_n = 0, semi_minor_n = 0;  ///< ArcGIS's one standard deviation (√2, divided by Σw)
  double azimuth_deg = 0;                     ///< of the major axis, clockwise from north, 0 to below 180
  double eccentricity = 0;                    ///< 0 a circle
  double ellipse_area = 0;                    ///< π × the half axes (with Σw − 2)
};

/// Three points at least (throws invalid_input, field `n`). `weights`: one a point, or none for 1 each; not
/// negative, together more than 2 (field `weight`).
centrography centre_and_spread(std::span<const planar_point> points, std::span<const double> weights = {});

}  // namespace uramost::analysis
