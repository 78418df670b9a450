#include "index/morton.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <vector>

namespace uramost::index {
namespace {

TEST(Morton, TakesBitsInTurnWithXLowest) {
  EXPECT_EQ(morton_code({0b1, 0b0}), 0b01U);
  EXPECT_EQ(morton_code({0b0, 0b1}), 0b10U);
  EXPECT_EQ(morton_code({0b101, 0b011}), 0b011011U);
  EXPECT_EQ(morton_code({0x7FFF'FFFF, 0x7FFF'FFFF}), 0x3FFF'FFFF'FFFF'FFFFU);
}

TEST(Morton, GivesTheCellBack) {
  std::mt19937 random(7);
  std::uniform_int_distribution<std::uint32_t> any(0, 0x7FFF'FFFF);
  for (int i = 0; i < 1000; ++i) {
    const world_cell cell{any(random), any(random)};
    EXPECT_EQ(cell_of(morton_code(cell)), cell);
  }
}

TEST(Morton, PutsTheEndsOfTheWorldInTheOutermostCells) {
  constexpr std::uint32_t last = 0x7FFF'FFFF;
  EXPECT_EQ(cell_of(to_world({-180, 90})), (world_cell{0, 0}));
  EXPECT_EQ(cell_of(to_world({180, -90})), (world_cell{last, last}));
  EXPECT_EQ(cell_of(to_world({0, 0})), (world_cell{std::uint32_t{1} << 30, std::uint32_t{1} << 30}));
}

TEST(WebMercator, AgreesWithTheTangentFormula) {
  // Snyder's other form of eq. 7-2: ψ = ln tan(π/4 + φ/2).
  const world_position world = to_world({20.8660, 42.8914});
  EXPECT_NEAR(world.x, (20.8660 + 180) / 360, 1e-15);
  EXPECT_NEAR((0.5 - world.y) * 2 * 3.141592653589793,
              std::log(std::tan(3.141592653589793 / 4 + 42.8914 * 3.141592653589793 / 360)), 1e-12);
}

TEST(WebMercator, ComesBackToTheSamePosition) {
  for (double lat = -85; lat <= 85; lat += 5) {
    const lon_lat back = from_world(to_world({lat * 2, lat}));
    EXPECT_NEAR(back.lon, lat * 2, 1e-9);
    EXPECT_NEAR(back.lat, lat, 1e-9);
  }
}

TEST(VisitRuns, HoldsEveryCodeOfTheBoxOnceAndFewBeside) {
  std::mt19937 random(1);
  std::uniform_int_distribution<std::uint32_t> any(0, 4095);
  std::vector<std::uint64_t> codes;
  for (int i = 0; i < 20'000; ++i) codes.push_back(morton_code({any(random), any(random)}));
  std::sort(codes.begin(), codes.end());

  for (int trial = 0; trial < 200; ++trial) {
    const auto [x0, x1] = std::minmax({any(random), any(random)});
    const auto [y0, y1] = std::minmax({any(random), any(random)});
    const cell_box box{{x0, y0}, {x1, y1}};
    const auto inside = [&](std::uint64_t code) {
      const world_cell cell = cell_of(code);
      return cell.x >= box.least.x && cell.x <= box.most.x && cell.y >= box.least.y && cell.y <= box.most.y;
    };
    std::size_t found = 0, visited = 0, end = 0;
    visit_runs(
        codes.size(), [&](std::size_t i) { return codes[i]; }, box,
        [&](std::size_t first, std::size_t last) {
          EXPECT_GE(first, end);
          end = last;
          visited += last - first;
          for (std::size_t i = first; i < last; ++i) found += inside(codes[i]);
        });
    const auto expected = static_cast<std::size_t>(std::count_if(codes.begin(), codes.end(), inside));
    EXPECT_EQ(found, expected);
    EXPECT_LE(visited, expected + 3000);  // the box's rim, not the whole list
  }
}

TEST(VisitRuns, HasNothingToVisitInAnEmptyList) {
  visit_runs(
      0, [](std::size_t) -> std::uint64_t { return 0; }, {{0, 0}, {10, 10}},
      [](std::size_t, std::size_t) { FAIL(); });
}

}  // namespace
}  // namespace uramost::index
