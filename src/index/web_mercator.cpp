#include "index/web_mercator.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace uramost::index {

using std::numbers::pi;

world_position to_world(lon_lat point) {
  const double sine = std::sin(point.lat * pi / 180);
  const double isometric = std::atanh(std::clamp(sine, -0.999'999'9, 0.999'999'9));
  return {std::clamp((point.lon + 180) / 360, 0.0, 1.0), std::clamp(0.5 - isometric / (2 * pi), 0.0, 1.0)};
}

lon_lat from_world(world_position position) {
  const double isometric = (0.5 - position.y) * 2 * pi;
  return {position.x * 360 - 180, std::atan(std::sinh(isometric)) * 180 / pi};
}

}  // namespace uramost::index
