#include "geodata/earth_centred.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace uramost::geodata {
namespace {

double dot(const position& a, const position& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

}  // namespace

position earth_centred(lon_lat point) {
  constexpr double semi_major_m = 6'378'137, flattening = 1 / 298.257223563;
  constexpr double eccentricity2 = flattening * (2 - flattening);
  constexpr double radians = std::numbers::pi / 180;
  const double sine = std::sin(point.lat * radians), cosine = std::cos(point.lat * radians);
  const double normal = semi_major_m / std::sqrt(1 - eccentricity2 * sine * sine);
  return {normal * cosine * std::cos(point.lon * radians), normal * cosine * std::sin(point.lon * radians),
          normal * (1 - eccentricity2) * sine};
}

position difference(const position& a, const position& b) { return {a[0] - b[0], a[1] - b[1], a[2] - b[2]}; }

double squared_distance_to_chord(const position& point, const position& from, const position& to) {
  const position along = difference(to, from), offset = difference(point, from);
  const double length2 = dot(along, along);
  const double share = length2 > 0 ? std::clamp(dot(offset, along) / length2, 0.0, 1.0) : 0;
  const position gap = difference(offset, {share * along[0], share * along[1], share * along[2]});
  return dot(gap, gap);
}

double ground_distance(double chord_m) {
  constexpr double too_short_to_bend_m = 1000;
  if (chord_m < too_short_to_bend_m) return chord_m;
  return 2 * earth_mean_radius_m * std::asin(std::min(chord_m / (2 * earth_mean_radius_m), 1.0));
}

double chord_of(double ground_m) {
  const double half_angle = std::min(ground_m / (2 * earth_mean_radius_m), std::numbers::pi / 2);
  return 2 * earth_mean_radius_m * std::sin(half_angle);
}

}  // namespace uramost::geodata
