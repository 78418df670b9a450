#pragma once

#include <span>
#include <vector>

#include "analysis/points/distance_bins.hpp"
#include "analysis/points/observation_window.hpp"
#include "analysis/points/set_covariance.hpp"
#include "core/progress.hpp"

namespace uramost::analysis {

/// Ripley's K: λ K(r) is how many further points there are within r of a point (Ripley 1977, JRSS B 39;
/// Diggle 2013, ch. 4). One value for every r, in squared units; NaN where an estimate does not reach. The
/// corrections are for what the window hides:
///   none         pairs within r, over n (n − 1) / area;
///   border       from points alone that are more than r away from the border;
///   translation  pairs weighed by 1 / share of the window that it has in common with itself shifted
///                (set_covariance.hpp);
///   isotropic    pairs weighed by 1 / share of the circle about one through the other that is inside
///                (circle_share.hpp). The default where one has to be chosen.
/// Definitions are those of spatstat's Kest, which the numbers agree with to rounding; so are ties: a pair
/// exactly r apart is within r in a rectangle, and beyond it in a polygon and at the largest r.
struct k_function {
  std::vector<double> r, none, border, translation, isotropic;
};

/// Which estimates are wanted; the others are left empty.
struct k_corrections {
  bool border = true, translation = true, isotropic = true;
};

/// L = √(K / π): r itself, where points know nothing of one another (Besag 1977).
double l_of(double k);

/// Distances up to which K is usually looked at: to a quarter of the window's short side, and not beyond
/// where √(1000 / (π λ)) is (spatstat's rmax.rule). `steps` + 1 values from 0.
std::vector<double> usual_distances(const observation_window& window, std::size_t n, std::size_t steps = 50);

/// Estimates K of many patterns in one window. Immutable; all threads may ask.
class k_estimator {
 public:
  /// `r`: from 0 up, ascending (throws invalid_input, field `r`); any spacing. Refers to the window.
  k_estimator(const observation_window& window, std::span<const double> r, k_corrections wanted = {});

  /// Two points at least (throws invalid_input, field `n`), all inside the window. Both processors; all pairs
  /// within the largest r are looked at, ten million of them in about a tenth of a second of one processor.
  k_function of(std::span<const planar_point> points, const progress_sink& watching = keep_going) const;
  /// The same on this thread alone, for simulations of which several run at once.
  k_function of_on_one_thread(std::span<const planar_point> points) const;

 private:
  struct pattern;
  struct tallies;
  struct sums;
  tallies tallies_of(const pattern& in, std::size_t first, std::size_t last) const;
  void add_pairs(const pattern& in, std::size_t place, tallies& to) const;
  void end_inner(const pattern& in, std::size_t place, tallies& to) const;
  void add_isotropic(const pattern& in, std::size_t place, tallies& to) const;
  k_function estimates(const pattern& of, const sums& all) const;

  const observation_window& window_;
  std::vector<double> r_;
  k_corrections wanted_;
  set_covariance translation_;
  distance_bins bins_;
};

/// As k_estimator has it.
k_function ripley_k(std::span<const planar_point> points, const observation_window& window,
                    std::span<const double> r, k_corrections wanted = {},
                    const progress_sink& watching = keep_going);

}  // namespace uramost::analysis
