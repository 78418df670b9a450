#include "tiles/near_distance.hpp"

#include <gtest/gtest.h>

#include "../index/random_incidents.hpp"

namespace uramost::tiles {
namespace {

TEST(NearDistance, IsTheGreatCircleDistance) {
  uramost::testing::random_incidents random(9);
  for (int trial = 0; trial < 5000; ++trial) {
    const lon_lat from{random.number(-170, 170), random.number(-84, 84)};
    const double scale = std::cos(from.lat * std::numbers::pi / 180);
    const lon_lat to{from.lon + random.number(-0.8, 0.8) / scale, from.lat + random.number(-0.8, 0.8)};
    const double expected = distance_m(from, to);
    if (expected > 90'000) continue;
    ASSERT_NEAR(std::sqrt(near_distance(from, 90'000).squared(to)), expected, 1e-7 * expected + 1e-4);
  }
}

TEST(NearDistance, OfFarPointsIsFar) {
  uramost::testing::random_incidents random(10);
  const near_distance distance({20.87, 42.9}, 20'000);
  for (int trial = 0; trial < 5000; ++trial) {
    const lon_lat to{random.number(-180, 180), random.number(-90, 90)};
    if (distance_m({20.87, 42.9}, to) > 21'000) {
      ASSERT_GT(distance.squared(to), 20'000.0 * 20'000);
    }
  }
}

}  // namespace
}  // namespace uramost::tiles
