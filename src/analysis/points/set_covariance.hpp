#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/points/observation_window.hpp"

namespace uramost::analysis {

/// Which share of a window is in the window again when it is shifted: area(W ∩ (W + v)) / area(W), whose
/// inverse is the translation correction's weight of a pair v apart (Ohser 1983, Math. Operationsforsch.
/// Statist. 14). Exact for rectangles. Polygons are taken as 128 × 128 pixels and shifts as whole
/// pixels, as spatstat does by default (edge.Trans with exact = FALSE; its image of 257 pixels over twice the
/// window makes a step of 1 / 128.5 of the window's side, not 1 / 128). K comes within about 0.1 % of what
/// exact shares give. Immutable.
class set_covariance {
 public:
  explicit set_covariance(const observation_window& window, std::size_t pixels = 128);

  /// 0 when nothing is common.
  double share(double dx, double dy) const;
  /// 1 / share, at most `heaviest`.
  double weight(double dx, double dy) const;
  /// Of the shifts to as many positions as `x` and `y` have.
  void weights(std::span<const double> x, std::span<const double> y, planar_point from, double* to) const;
  /// The smallest distance of a shift that leaves nothing in common: from there on there is no estimate.
  double reach() const { return reach_; }

  /// Few pairs must not decide alone what is estimated (spatstat's maxedgewt).
  static constexpr double heaviest = 100;

 private:
  void count_overlaps(const observation_window& window);

  bool is_rectangle_;
  double width_, height_;  // of the rectangle
  double reach_;
  std::size_t pixels_ = 0;      // a side
  std::vector<double> shares_;  // by dy from 0, dx from -(pixels - 1): a shift back is the same
};

}  // namespace uramost::analysis
