#include "tiles/tile_units.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "index/web_mercator.hpp"

namespace uramost::tiles {
namespace {

TEST(TileUnits, AreCountedFromTheTilesCorner) {
  std::mt19937 random(1);
  std::uniform_real_distribution<double> lon(-180, 180), lat(-85, 85);
  for (int i = 0; i < 2000; ++i) {
    const lon_lat point{lon(random), lat(random)};
    const auto z = static_cast<std::uint32_t>(random() % 20);
    const auto world = index::to_world(point);
    const double side = std::ldexp(1.0, static_cast<int>(z));
    const tile_id tile{z, static_cast<std::uint32_t>(world.x * side),
                       static_cast<std::uint32_t>(world.y * side)};
    const auto at = unit_in(tile, point);
    ASSERT_TRUE(at);
    EXPECT_NEAR(at->x + 0.5, (world.x * side - tile.x) * 4096, 0.501);
    EXPECT_NEAR(at->y + 0.5, (world.y * side - tile.y) * 4096, 0.501);
    if (z > 0) {
      EXPECT_FALSE(unit_in({z, tile.x ^ 1, tile.y}, point));
    }
  }
}

TEST(TileUnits, OfDeepZoomsLieOnTheIndexsGrid) {
  const lon_lat point{20.866, 42.894};
  for (std::uint32_t z = 20; z <= 22; ++z) {
    const auto world = index::to_world(point);
    const double side = std::ldexp(1.0, static_cast<int>(z));
    const tile_id tile{z, static_cast<std::uint32_t>(world.x * side),
                       static_cast<std::uint32_t>(world.y * side)};
    const auto at = unit_in(tile, point);
    ASSERT_TRUE(at);
    EXPECT_NEAR(at->x, (world.x * side - tile.x) * 4096, 8);
    EXPECT_NEAR(at->y, (world.y * side - tile.y) * 4096, 8);
  }
}

TEST(TileUnits, EndWithTheWorld) {
  EXPECT_EQ(unit_in({0, 0, 0}, {180, -90}), (unit_position{4095, 4095}));
  EXPECT_EQ(unit_in({0, 0, 0}, {-180, 90}), (unit_position{0, 0}));
}

}  // namespace
}  // namespace uramost::tiles
