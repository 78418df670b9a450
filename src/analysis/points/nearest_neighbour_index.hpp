#pragma once

#include <span>
#include <vector>

#include "analysis/points/observation_window.hpp"

namespace uramost::analysis {

/// Whether points are nearer to one another than chance would put them: mean distance to the nearest
/// neighbour over that of points without knowledge of one another, ½ √(area / n) (Clark & Evans 1954, Ecology
/// 35). Below 1 clustered, above 1 regular. Without a correction it is a little too large, since the window
/// hides neighbours.
struct nearest_neighbour_index {
  std::size_t n = 0;
  double area = 0, mean_distance = 0, expected_distance = 0;
  double r = 0;         ///< without correction
  double donnelly = 0;  ///< corrected for the border of a rectangle (Donnelly 1978); NaN for polygons
  double cdf = 0;       ///< mean of the Kaplan-Meier estimate of G (g_function.hpp) instead
  double z = 0;        ///< (mean − expected) / (0.26136 / √(n² / area)), as CrimeStat and ArcGIS have it
  double p = 0;        ///< of z, two-sided
  double exact_z = 0;  ///< with √((4 − π) area / (4 π)) / n, as spatstat's clarkevans.test has it
  double exact_p = 0;
};

/// Two points at least (throws invalid_input, field `n`), all inside. Points at one place count.
nearest_neighbour_index clark_evans(std::span<const planar_point> points, const observation_window& window);

/// The same for the k-th nearest neighbour.
struct neighbour_order_index {
  std::size_t order = 0;
  double mean_distance = 0;
  double expected_distance = 0;  ///< k (2k)! / ((2^k k!)² √(n / area)) (CrimeStat IV, ch. 6; Thompson 1956)
  double index = 0;
};

/// For orders 1 to `orders`, fewer than there are points (throws invalid_input, field `n`).
std::vector<neighbour_order_index> neighbour_orders(std::span<const planar_point> points,
                                                    const observation_window& window, std::size_t orders);

}  // namespace uramost::analysis
