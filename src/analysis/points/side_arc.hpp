#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>
#include <utility>

namespace uramost::analysis {

/// How much of a circle is beyond a straight side, without a call or a branch, so that loops over many
/// circles run on wide vectors. All inline; any thread.
namespace side_arc {

inline constexpr std::size_t terms = 20;
using polynomial = std::array<double, terms>;  // of 2 z - 1

/// 2 arctan z, z from 0 to 1, to 1e-13: its poles, at ±i, are far away.
extern const polynomial angles;
/// The same over what is left of π.
extern const polynomial excesses;

[[gnu::always_inline]] inline double value(const polynomial& of, double z) {
  const double at = 2 * z - 1, second = at * at, fourth = second * second;
  double sums[4] = {};  // beside one another, since each step of one waits for the one before
  [&]<std::size_t... n>(std::index_sequence<n...>) __attribute__((always_inline)) {
    ((sums[3 - n % 4] = sums[3 - n % 4] * fourth + of[terms - 1 - n]), ...);
  }
  (std::make_index_sequence<terms>{});
  return (sums[0] + at * sums[1]) + second * (sums[2] + at * sums[3]);
}

/// Tangent of half the angle arccos(away / radius) from the perpendicular to where the circle meets a side
/// `away` from its centre; 0 when it does not.
[[gnu::always_inline]] inline double half_tangent(double squared_radius, double away) {
  const double beyond = squared_radius - away * away;
  const double half_chord = std::sqrt(beyond > 0 ? beyond : 0);
  return half_chord / (std::sqrt(squared_radius) + away + std::numeric_limits<double>::min());
}

}  // namespace side_arc
}  // namespace uramost::analysis
