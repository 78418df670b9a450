#include "tiles/mercator.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace uramost::tiles {
namespace {

using index::to_world;

double ground(lon_lat a, lon_lat b) { return std::sqrt(ground_distance2(to_world(a), to_world(b))); }

TEST(GroundDistance, AgreesWithTheHaversineFormulaAsFarAsKernelsReach) {
  for (const double lat : {-60.0, 0.0, 35.0, 42.9, 55.0}) {
    for (const double metres : {1.0, 50.0, 1000.0, 20'000.0, 80'000.0}) {
      const double degrees = metres / 111'195;
      for (int bearing = 0; bearing < 360; bearing += 15) {
        const double angle = bearing * 3.14159265358979 / 180;
        const lon_lat from{20.9, lat};
        const lon_lat to{20.9 + degrees * std::sin(angle) / std::cos(lat * 3.14159265358979 / 180),
                         lat + degrees * std::cos(angle)};
        const double expected = distance_m(from, to);
        EXPECT_NEAR(ground(from, to), expected, expected * 1e-4) << lat << ' ' << metres << ' ' << bearing;
      }
    }
  }
}

TEST(CosLatitude, IsTheCosineOfTheLatitude) {
  for (double lat = -85; lat <= 85; lat += 0.37)
    EXPECT_NEAR(cos_latitude(to_world({0, lat}).y), std::cos(lat * 3.14159265358979 / 180), 5e-7);
}

TEST(Grown, HoldsEverythingWithinReach) {
  for (const double lat : {-84.0, -43.0, 0.0, 43.0, 70.0, 85.0}) {
    for (const double reach : {50.0, 20'000.0, 80'000.0}) {
      const auto centre = to_world({20, lat});
      const world_box box = grown({centre.x, centre.y, centre.x, centre.y}, reach);
      const double degrees = reach / earth_mean_radius_m * 180 / 3.14159265358979;
      EXPECT_LE(box.north, to_world({20, std::min(lat + degrees, 90.0)}).y);
      EXPECT_GE(box.south, to_world({20, std::max(lat - degrees, -90.0)}).y);
      for (const double other : {lat - degrees * 0.7, lat, lat + degrees * 0.7}) {
        // The longitude at which the distance is just the reach.
        double low = 20, high = 60;
        for (int i = 0; i < 60; ++i) {
          const double middle = (low + high) / 2;
          (distance_m({20, lat}, {middle, other}) < reach ? low : high) = middle;
        }
        if (std::abs(other) < 85.05 && low < 59) {
          EXPECT_GE(box.east, to_world({low, other}).x) << lat << ' ' << reach;
        }
      }
    }
  }
}

TEST(Grown, StaysWithinTheWorld) {
  const world_box box = grown({0, 0, 1, 1}, 80'000);
  EXPECT_EQ(box.west, 0);
  EXPECT_EQ(box.east, 1);
  EXPECT_GE(box.north, 0);
  EXPECT_LE(box.south, 1);
}

TEST(PixelCentres, LieHalfAPixelInside) {
  const world_grid grid = pixel_centres({1, 1, 0}, 256);
  EXPECT_DOUBLE_EQ(grid.west, 0.5 + 0.5 / 512);
  EXPECT_DOUBLE_EQ(grid.north, 0.5 / 512);
  EXPECT_DOUBLE_EQ(grid.x(255), 1 - 0.5 / 512);
}

TEST(PixelCentres, AreTheSameInOneLargeTileAndInFourOfTheNextZoom) {
  const world_grid large = pixel_centres({13, 4571, 3022}, 512),
                   quarter = pixel_centres({14, 9143, 6045}, 256);
  EXPECT_DOUBLE_EQ(large.x(256), quarter.x(0));
  EXPECT_DOUBLE_EQ(large.y(511), quarter.y(255));
}

}  // namespace
}  // namespace uramost::tiles
