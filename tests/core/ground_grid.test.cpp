#include "core/ground_grid.hpp"

#include <gtest/gtest.h>

#include "../index/random_incidents.hpp"
#include "core/error.hpp"

namespace uramost {
namespace {
constexpr bounding_box north{20.3, 42.7, 21.1, 43.3};

std::string field_at_fault(const bounding_box& area, double cell_m, std::size_t most = 1'000'000) {
  try {
    grid_over(area, cell_m, most);
    return "none";
  } catch (const error& failure) {
    return failure.field();
  }
}

TEST(GroundGrid, HoldsEveryPositionOfTheBox) {
  testing::random_incidents random(4);
  for (const double cell_m : {30.0, 100.0, 1000.0, 2500.5, 400'000.0}) {
    const ground_grid grid = grid_over(north, cell_m, 100'000'000);
    for (int i = 0; i < 500; ++i) {
      lon_lat point{random.number(north.west, north.east), random.number(north.south, north.north)};
      if (i % 4 == 0) point.lat = i % 8 == 0 ? north.north : north.south;
      const utm_position at = to_utm_zone_34(point);
      const double column = (at.east - grid.west_m) / cell_m, row = (grid.north_m - at.north) / cell_m;
      EXPECT_TRUE(column >= 0 && column <= grid.columns && row >= -1e-3 && row <= grid.rows + 1e-3);
    }
  }
}

TEST(GroundGrid, IsNoLargerThanItMustBe) {
  const ground_grid grid = grid_over(north, 100, 1'000'000);
  EXPECT_NEAR(grid.columns * 100, distance_m({20.3, 42.7}, {21.1, 42.7}), 1500);
  EXPECT_NEAR(grid.rows * 100, distance_m({20.3, 42.7}, {20.3, 43.3}), 1500);
  EXPECT_EQ(grid_over({20.8, 42.9, 20.8, 42.9}, 1000, 10).cells(), 1u);
}

TEST(GroundGrid, LiesOnOthersOfItsCells) {
  const ground_grid grid = grid_over(north, 250, 1'000'000),
                    part = grid_over({20.8, 42.8, 20.9, 42.9}, 250, 1'000'000);
  EXPECT_EQ(std::fmod(grid.west_m - part.west_m, 250), 0);
  EXPECT_EQ(std::fmod(grid.north_m - part.north_m, 250), 0);
  EXPECT_EQ(grid.centre(3, 5).east, grid.west_m + 875);
  EXPECT_EQ(grid.centre(3, 5).north, grid.north_m - 1375);
}

TEST(GroundGrid, NamesWhatMakesItTooLarge) {
  EXPECT_EQ(field_at_fault(north, 10), "cell_m");
  EXPECT_EQ(field_at_fault(north, 1e-9), "cell_m");
  EXPECT_EQ(field_at_fault(north, 100), "none");
  EXPECT_EQ(field_at_fault({-180, -90, 180, 90}, 1000), "bbox");
  EXPECT_EQ(field_at_fault({20, -1, 21, 1}, 1000), "bbox");
}

TEST(GroundGrid, AdvisesASizeThatFits) {
  try {
    grid_over(north, 10, 1'000'000);
    FAIL();
  } catch (const error& refused) {
    const std::string text = refused.what();
    const double advised = std::stod(text.substr(text.find("cell_m of ") + 10));
    EXPECT_EQ(field_at_fault(north, advised), "none");
    EXPECT_LT(advised, 100);
  }
}

}  // namespace
}  // namespace uramost
