#include "tiles/tile_id.hpp"

#include <gtest/gtest.h>

namespace uramost::tiles {
namespace {

TEST(TileId, ReadsNumbersWithinTheirZoom) {
  EXPECT_EQ(parse_tile_id("0", "0", "0"), (tile_id{0, 0, 0}));
  EXPECT_EQ(parse_tile_id("9", "285", "188"), (tile_id{9, 285, 188}));
  EXPECT_EQ(parse_tile_id("22", "4194303", "4194303"), (tile_id{22, 4194303, 4194303}));
}

TEST(TileId, RefusesWhatIsNoTile) {
  for (const char* bad : {"", "-1", "+1", " 1", "1 ", "01", "1.0", "1e0", "0x1", "٣", "99999999999999999999"})
    EXPECT_FALSE(parse_tile_id("9", bad, "0")) << bad;
  EXPECT_FALSE(parse_tile_id("23", "0", "0"));
  EXPECT_FALSE(parse_tile_id("0", "1", "0"));
  EXPECT_FALSE(parse_tile_id("3", "7", "8"));
}

TEST(TileId, BoundsAreThoseOfTheWebMercatorQuad) {
  const bounding_box world = bounds({0, 0, 0});
  EXPECT_NEAR(world.west, -180, 1e-12);
  EXPECT_NEAR(world.east, 180, 1e-12);
  EXPECT_NEAR(world.north, 85.0511287798066, 1e-10);  // atan(sinh π)
  EXPECT_NEAR(world.south, -85.0511287798066, 1e-10);

  const bounding_box south_east = bounds({1, 1, 1});
  EXPECT_NEAR(south_east.west, 0, 1e-12);
  EXPECT_NEAR(south_east.north, 0, 1e-12);
  EXPECT_TRUE(bounds({9, 285, 188}).contains({20.866, 42.891}));  // Mitrovica
}

TEST(TileId, NeighboursShareTheirBorder) {
  const bounding_box here = bounds({14, 9141, 6043}), east = bounds({14, 9142, 6043}),
                     south = bounds({14, 9141, 6044});
  EXPECT_EQ(here.east, east.west);
  EXPECT_EQ(here.south, south.north);
}

}  // namespace
}  // namespace uramost::tiles
