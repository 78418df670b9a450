#pragma once

#include <span>
#include <vector>

#include "analysis/points/observation_window.hpp"
#include "analysis/points/point_buckets.hpp"
#include "core/progress.hpp"

namespace uramost::analysis {

/// What cross-validation of a gaussian's width looks at (bandwidth.hpp), for one pattern. Refers to the
/// window.
class bandwidth_criteria {
 public:
  /// Two points at two places at least (throws invalid_input, field `n`).
  bandwidth_criteria(std::span<const planar_point> points, const observation_window& window);

  /// Σ log λ₋ᵢ(xᵢ) − ∫ λ, edges corrected at the place; the integral over 128 × 128 pixels.
  double likelihood(double deviation) const;
  /// (Σ 1 / λ(xᵢ) − area)², edges not corrected.
  double cronie_van_lieshout(double deviation) const;
  /// ∫ f² − 2/n Σ f₋ᵢ(xᵢ), edges not corrected.
  double least_squares(double deviation) const;

  double least_distance() const { return least_distance_; }

 private:
  /// Σ over the others of exp(−d² / 2σ²), by place in the buckets.
  std::vector<double> sums_of_others(double deviation) const;

  const observation_window& window_;
  double least_distance_ = 0;    // above 0
  double largest_distance_ = 0;  // to a nearest neighbour
  double n_;
  point_buckets points_;
};

/// Diggle's criterion (Berman & Diggle 1989) at half the distances of K's usual range, 256 of them.
struct diggle_curve {
  std::vector<double> deviations, values;
};
diggle_curve diggle_criterion(std::span<const planar_point> points, const observation_window& window,
                              const progress_sink& watching);

}  // namespace uramost::analysis
