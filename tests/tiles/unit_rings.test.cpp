#include "tiles/unit_rings.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <random>

#include "decoded_tile.hpp"
#include "index/web_mercator.hpp"

namespace uramost::tiles {
namespace {
using positions = std::vector<lon_lat>;

double double_area(const unit_ring& ring) {
  double area = 0;
  for (std::size_t i = 0; i < ring.size(); ++i) {
    const unit_position a = ring[i], b = ring[(i + 1) % ring.size()];
    area += static_cast<double>(a.x) * b.y - static_cast<double>(b.x) * a.y;
  }
  return area;
}

/// Even-odd rule over all rings of an area; the position must not lie on an edge.
bool holds(const std::vector<unit_ring>& rings, double x, double y) {
  bool inside = false;
  for (const unit_ring& ring : rings)
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const unit_position a = ring[i], b = ring[(i + 1) % ring.size()];
      if ((a.y > y) != (b.y > y) && x < a.x + (y - a.y) * (b.x - a.x) / (b.y - a.y)) inside = !inside;
    }
  return inside;
}

/// A coverage: squares of a grid whose shared sides wander.
std::vector<positions> wandering_coverage(int side, lon_lat corner, double square_degrees) {
  std::mt19937 random(9);
  std::uniform_real_distribution<double> shift(-0.4, 0.4);
  constexpr int parts = 40;
  const auto number = [&](int i) { return static_cast<std::size_t>(i); };
  // lines[0]: west to east along the south of a square; lines[1]: south to north along its west.
  std::array<std::vector<std::vector<positions>>, 2> lines;
  for (int direction = 0; direction < 2; ++direction) {
    lines[number(direction)].resize(number(side + 1), std::vector<positions>(number(side + 1)));
    for (int x = 0; x <= side; ++x)
      for (int y = 0; y <= side; ++y)
        for (int i = 0; i <= parts; ++i) {
          const double along = i / static_cast<double>(parts);
          // Less towards the ends, so that no line crosses another.
          const double off = shift(random) * std::min(along, 1 - along);
          const double east = x + (direction == 0 ? along : off), north = y + (direction == 0 ? off : along);
          lines[number(direction)][number(x)][number(y)].push_back(
              {corner.lon + square_degrees * east, corner.lat + square_degrees * north});
        }
  }
  std::vector<positions> areas;
  for (int x = 0; x < side; ++x)
    for (int y = 0; y < side; ++y) {
      positions ring = lines[0][number(x)][number(y)];
      const auto& east = lines[1][number(x + 1)][number(y)];
      ring.insert(ring.end(), east.begin() + 1, east.end());
      const auto& north = lines[0][number(x)][number(y + 1)];
      ring.insert(ring.end(), north.rbegin() + 1, north.rend());
      const auto& west = lines[1][number(x)][number(y)];
      ring.insert(ring.end(), west.rbegin() + 1, west.rend());
      areas.push_back(std::move(ring));
    }
  return areas;
}

tile_id tile_at(lon_lat point, std::uint32_t z) {
  const auto at = index::to_world(point);
  const double side = std::ldexp(1.0, static_cast<int>(z));
  return {z, static_cast<std::uint32_t>(at.x * side), static_cast<std::uint32_t>(at.y * side)};
}

TEST(UnitRings, OfACoverageLeaveNoGapAndNoOverlap) {
  const auto areas = wandering_coverage(12, {20, 42}, 0.1);
  for (std::uint32_t z : {9U, 10U, 11U, 12U, 14U, 17U, 22U}) {
    const tile_id tile = tile_at({20.61, 42.63}, z);
    double total = 0;
    std::vector<std::vector<unit_ring>> shown;
    for (const positions& each : areas) {
      shown.push_back(unit_rings(each, {}, tile));
      for (const unit_ring& ring : shown.back()) {
        EXPECT_GT(double_area(ring), 0);
        total += double_area(ring);
      }
    }
    // The coverage is larger than the tile with its buffer.
    EXPECT_EQ(total, 2 * std::pow(4096.0 + 2 * buffer_units, 2)) << z;
    std::mt19937 random(z);
    for (int i = 0; i < 300; ++i) {
      const double x = static_cast<double>(random() % 4096) + 0.31,
                   y = static_cast<double>(random() % 4096) + 0.37;
      EXPECT_EQ(std::ranges::count_if(shown, [&](const auto& rings) { return holds(rings, x, y); }), 1)
          << z << ": " << x << ", " << y;
    }
  }
}

TEST(UnitRings, ShrinkWithTheZoom) {
  const auto areas = wandering_coverage(12, {20, 42}, 0.1);
  const auto corners = [&](std::uint32_t z) {
    std::size_t sum = 0;
    for (const positions& each : areas)
      for (const unit_ring& ring : unit_rings(each, {}, tile_at({20.61, 42.63}, z))) sum += ring.size();
    return sum;
  };
  EXPECT_LT(corners(0), corners(3) / 4);
  EXPECT_LT(corners(3), corners(6) / 2);
}

TEST(UnitRings, TurnAsTheSpecificationSays) {
  positions square{{20.8, 42.8}, {20.9, 42.8}, {20.9, 42.9}, {20.8, 42.9}, {20.8, 42.8}};
  positions hole{{20.84, 42.84}, {20.86, 42.84}, {20.86, 42.86}, {20.84, 42.86}, {20.84, 42.84}};
  const tile_id tile = tile_at(square[0], 8);
  for (int turn = 0; turn < 4; ++turn) {
    std::ranges::reverse(turn % 2 ? square : hole);
    const auto rings = unit_rings(square, std::array{hole}, tile);
    ASSERT_EQ(rings.size(), 2u);
    EXPECT_GT(double_area(rings[0]), 0);
    EXPECT_LT(double_area(rings[1]), 0);
  }
}

TEST(UnitRings, DropWhatIsNotSeen) {
  const positions far{{10, 10}, {11, 10}, {11, 11}, {10, 10}};
  EXPECT_TRUE(unit_rings(far, {}, tile_at({20.8, 42.8}, 10)).empty());
  const positions tiny{{20.8, 42.8}, {20.8001, 42.8}, {20.8001, 42.8001}, {20.8, 42.8}};
  EXPECT_TRUE(unit_rings(tiny, {}, {0, 0, 0}).empty());
  EXPECT_TRUE(unit_rings({}, {}, {0, 0, 0}).empty());
  const positions line{{20, 42}, {21, 43}, {22, 44}, {21, 43}, {20, 42}};
  EXPECT_TRUE(unit_rings(line, {}, tile_at({21, 43}, 12)).empty());
}

TEST(UnitRings, FillATileThatLiesInside) {
  const positions world{{-180, -85.1}, {180, -85.1}, {180, 85.1}, {-180, 85.1}, {-180, -85.1}};
  for (const tile_id tile : {tile_id{9, 285, 188}, {22, 2340262, 1541616}, {1, 0, 0}}) {
    const auto rings = unit_rings(world, {}, tile);
    ASSERT_EQ(rings.size(), 1u);
    EXPECT_EQ(rings[0].size(), 4u);
    EXPECT_GE(double_area(rings[0]), 2 * 4096.0 * 4096.0);
  }
}

}  // namespace
}  // namespace uramost::tiles
