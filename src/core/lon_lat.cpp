#include "core/lon_lat.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace uramost {

bool is_on_earth(lon_lat point) { return std::abs(point.lon) <= 180 && std::abs(point.lat) <= 90; }

double distance_m(lon_lat a, lon_lat b) {
  constexpr double radians = std::numbers::pi / 180;
  const double half_lat = std::sin((b.lat - a.lat) * radians / 2);
  const double half_lon = std::sin((b.lon - a.lon) * radians / 2);
  const double h =
      half_lat * half_lat + std::cos(a.lat * radians) * std::cos(b.lat * radians) * half_lon * half_lon;
  return 2 * earth_mean_radius_m * std::asin(std::min(1.0, std::sqrt(h)));
}

}  // namespace uramost
