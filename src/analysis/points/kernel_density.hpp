#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "analysis/points/observation_window.hpp"
#include "core/progress.hpp"

namespace uramost::analysis {

/// A bump of volume 1 over a point (Silverman 1986, ch. 4). `quartic` is also called biweight.
enum class density_kernel { gaussian, quartic, epanechnikov, uniform, triangular };

std::string_view to_string(density_kernel kernel);
/// Also "normal" and "biweight"; letters of either case.
std::optional<density_kernel> density_kernel_of(std::string_view text);

/// How wide a kernel reaches, over its standard deviation along one axis: √8 for the quartic, √6 for
/// Epanechnikov's, 2 for the uniform, √(20/3) for the triangular; 0 for the gaussian, which never ends.
double support_over_deviation(density_kernel kernel);

/// What is done about the half of a bump at the border that is outside the window.
///   none     nothing: the density is too low there;
///   uniform  the sum is divided by the share of a bump *at the place asked for* that is inside (spatstat's
///            default; unbiased for an even density);
///   diggle   every point's bump is divided by the share of *its own* that is inside (Diggle 1985; volume n).
/// The share is exact for a gaussian in a rectangle; else it is summed over 128 × 128 pixels.
enum class density_edge { none, uniform, diggle };

std::optional<density_edge> density_edge_of(std::string_view text);

/// How densities are to be computed.
struct density_options {
  density_kernel kernel = density_kernel::quartic;
  double deviation = 0;  ///< standard deviation along one axis; above 0. Radius / support_over_deviation
  density_edge edge = density_edge::none;
  bool leave_one_out = false;  ///< of `density_at_points`: a point's own bump is left out
};

/// Deviations of an adaptive estimate.
struct adaptive_deviations {
  std::vector<double> of_points;
  std::vector<double> at_places;  ///< for `density_edge::uniform` alone
};

/// Points per unit of area at places: the exact sum over all points, no grid in between. `weights`: one a
/// point, or none for 1 each. `adaptive`: if not null, deviations instead of the one of the options: of each
/// point's bump, and at each place of the bump whose share corrects it by `density_edge::uniform` (Davies &
/// Hazelton 2010, Stat. Med. 29, as sparr's bivariate.density; spatstat's densityAdaptiveKernel takes the
/// share, at the place, of every point's own bump). Throws invalid_input (field `bandwidth`) when a deviation
/// is not above 0. Both processors; of a gaussian that reaches far, a billion pairs take some seconds.
std::vector<double> density_at(std::span<const planar_point> places, std::span<const planar_point> points,
                               const observation_window& window, const density_options& how,
                               std::span<const double> weights = {},
                               const adaptive_deviations* adaptive = nullptr,
                               const progress_sink& watching = keep_going);

/// The same at the points themselves.
std::vector<double> density_at_points(std::span<const planar_point> points, const observation_window& window,
                                      const density_options& how, const progress_sink& watching = keep_going);

/// Share of a bump at a place that is inside the window.
double share_inside(planar_point place, const observation_window& window, density_kernel kernel,
                    double deviation);

/// Wider where points are few: deviation · √(g / density there), g the geometric mean of the densities at the
/// points (Abramson 1982, Ann. Statist. 10; Silverman 1986, 5.3), the densities being those of the options;
/// at most five times the points' median, as in sparr. Two points at least (throws invalid_input, field `n`).
adaptive_deviations adapted_to_density(std::span<const planar_point> places,
                                       std::span<const planar_point> points, const observation_window& window,
                                       const density_options& how);

/// Middles of cells of a window, row by row from the south-west, those outside left out.
std::vector<planar_point> grid_of_places(const observation_window& window, double cell);

}  // namespace uramost::analysis
