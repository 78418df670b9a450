#include "geodata/orientation.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace uramost::geodata {
namespace {

TEST(Orientation, TellsLeftFromRight) {
  EXPECT_EQ(orientation({0, 0}, {1, 0}, {0.5, 1}), 1);
  EXPECT_EQ(orientation({0, 0}, {1, 0}, {0.5, -1}), -1);
  EXPECT_EQ(orientation({0, 0}, {1, 0}, {7, 0}), 0);
}

__extension__ typedef __int128 whole_number;

/// Positions on a lattice of 2⁻⁴⁰ degrees: whole numbers, whose determinant 128 bits hold exactly.
TEST(Orientation, IsExactWhereFloatingPointIsNot) {
  std::mt19937_64 random(1);
  std::uniform_int_distribution<std::int64_t> coordinate(0, std::int64_t{40} << 40), nudge(-1, 1);
  std::uniform_int_distribution<std::int64_t> half(-(std::int64_t{1} << 30), std::int64_t{1} << 30);
  int on_line = 0, wrong_if_rounded = 0;
  for (int round = 0; round < 100'000; ++round) {
    const std::int64_t mx = coordinate(random), my = coordinate(random), dx = half(random), dy = half(random);
    const std::int64_t ax = mx - dx, ay = my - dy, bx = mx + dx, by = my + dy;
    const std::int64_t cx = mx + nudge(random), cy = my + nudge(random);  // beside the middle of the line
    const whole_number determinant =
        static_cast<whole_number>(ax - cx) * (by - cy) - static_cast<whole_number>(ay - cy) * (bx - cx);
    const int expected = determinant > 0 ? 1 : determinant < 0 ? -1 : 0;
    const auto degrees = [](std::int64_t x, std::int64_t y) {
      return lon_lat{std::ldexp(static_cast<double>(x), -40), std::ldexp(static_cast<double>(y), -40)};
    };
    const lon_lat a = degrees(ax, ay), b = degrees(bx, by), c = degrees(cx, cy);
    ASSERT_EQ(orientation(a, b, c), expected) << round;
    on_line += expected == 0;
    const double naive = a.lon * (b.lat - c.lat) + b.lon * (c.lat - a.lat) + c.lon * (a.lat - b.lat);
    wrong_if_rounded += (naive > 0) - (naive < 0) != expected;
  }
  EXPECT_GT(on_line, 1000);
  EXPECT_GT(wrong_if_rounded, 1000) << "the test must reach where rounding matters";
}

TEST(Orientation, TurnsRings) {
  ring square{{0, 0}, {0, 1}, {1, 1}, {1, 0}, {0, 0}};
  EXPECT_DOUBLE_EQ(signed_area(square), -1);
  orient(square, true);
  EXPECT_DOUBLE_EQ(signed_area(square), 1);
  EXPECT_TRUE(holds(square, {0.5, 0.5}));
  EXPECT_FALSE(holds(square, {1.5, 0.5}));
}

}  // namespace
}  // namespace uramost::geodata
