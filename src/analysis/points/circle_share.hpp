#pragma once

#include <span>
#include <vector>

#include "analysis/points/observation_window.hpp"

namespace uramost::analysis {

/// How much of circles about one position of a window is inside: the isotropic correction's weight is its
/// inverse (Ripley 1976, J. Appl. Prob. 13; 1977, JRSS B 39). Exact, for polygons too. Refers to the window.
class circle_share {
 public:
  /// `reach`: the largest radius that will be asked for.
  circle_share(const observation_window& window, planar_point centre, double reach);

  /// Up to this radius the whole circle is inside.
  double whole_up_to() const { return border_distance_; }
  /// Share of the circumference inside, 0 to 1. Not for many threads at once.
  double inside(double radius) const;
  /// 1 / inside, at most `heaviest`.
  double weight(double radius) const;
  /// Of as many radii as there are squares of them; above 0.
  void weights(std::span<const double> squared_radii, double* to) const;

  /// spatstat's limit: few pairs must not decide alone what is estimated.
  static constexpr double heaviest = 100;

 private:
  double inside_rectangle(double radius) const;
  double inside_polygon(double radius) const;

  struct side {
    double away;         // from the centre
    double left, right;  // angles at the centre from the perpendicular to the side's two ends
  };

  struct piece_in_reach {
    double nearest, farthest;  // from the centre
    border_piece piece;
  };

  const observation_window& window_;
  planar_point centre_;
  double border_distance_, reach_;
  side sides_[4] = {};
  bool in_corner_ = false;
  std::vector<piece_in_reach> near_;    // of a polygon's border, the nearest first
  mutable std::vector<double> angles_;  // where a circle meets it
};

}  // namespace uramost::analysis
