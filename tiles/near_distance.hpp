#pragma once

#include <cmath>
#include <numbers>

#include "core/lon_lat.hpp"

namespace uramost::tiles {

/// Great-circle distances from one point to many near ones: the haversine formula with the series of its
/// sines and cosines, which need no library call. Equal to `distance_m` of core to 1e-8 up to 100 km, away
/// from the antimeridian; positions farther away in latitude are far, whatever their longitude.
class near_distance {
 public:
  /// `reach_m` ≤ 100,000: distances beyond it need only be beyond it.
  near_distance(lon_lat from, double reach_m)
      : from_(from),
        cos_(std::cos(from.lat * radians)),
        sin_(std::sin(from.lat * radians)),
        farthest_(1.001 * reach_m / earth_mean_radius_m) {}

  /// m².
  double squared(lon_lat to) const {
    const double north = (to.lat - from_.lat) * radians, east = (to.lon - from_.lon) * radians;
    const double cos_there = cos_ * (1 - north * north / 2) - sin_ * north * (1 - north * north / 6);
    const double half_sine = half_sine_of(north), half_sine_east = half_sine_of(east);
    const double haversine = half_sine * half_sine + cos_ * cos_there * half_sine_east * half_sine_east;
    const double near2 = 4 * earth_mean_radius_m * earth_mean_radius_m * haversine * (1 + haversine / 3);
    return std::abs(north) <= farthest_ && std::abs(east) < 1 ? near2 : far2;
  }

 private:
  static constexpr double radians = std::numbers::pi / 180;
  static constexpr double far2 = 1e15;

  /// sin(angle / 2)
  static double half_sine_of(double angle) {
    const double half = angle / 2, square = half * half;
    return half * (1 - square / 6 * (1 - square / 20));
  }

  lon_lat from_;
  double cos_, sin_, farthest_;
};

}  // namespace uramost::tiles
