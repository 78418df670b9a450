#include "tiles/heat_cells.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "../index/random_incidents.hpp"
#include "decoded_tile.hpp"
#include "index/web_mercator.hpp"
#include "surface_of.hpp"

namespace uramost::tiles {
namespace {

TEST(HeatCells, ShowTheClassAtEachSquaresMiddle) {
  testing::random_incidents random(23);
  const heat_surface surface = surface_of(random.many(3'000), {});
  const heat_legend legend = surface.legend({});
  const auto densest = index::to_world({20.6, 42.8});
  for (const std::uint32_t z : {8U, 10U, 12U}) {
    const double side = std::ldexp(1.0, static_cast<int>(z));
    const tile_id tile{z, static_cast<std::uint32_t>(densest.x * side),
                       static_cast<std::uint32_t>(densest.y * side)};
    const auto features = decode_tile(heat_cells(surface, legend, tile), tile, "heat");
    ASSERT_FALSE(features.empty());
    const auto densities = surface.raster(tile, 64);
    for (int row = 0; row < 64; ++row)
      for (int column = 0; column < 64; ++column) {
        const OGRPoint middle(column * 64 + 32, row * 64 + 32);
        const auto expected = legend.class_of(densities[static_cast<std::size_t>(row * 64 + column)]);
        std::vector<std::int64_t> shown;
        for (const decoded_feature& each : features)
          if (each.geometry->Intersects(&middle)) shown.push_back(each.whole("class"));
        ASSERT_EQ(shown, expected ? std::vector<std::int64_t>{*expected} : std::vector<std::int64_t>{});
      }
    for (const decoded_feature& each : features) {
      const auto number = static_cast<std::size_t>(each.whole("class"));
      EXPECT_EQ(std::stod(each.attributes.at("from_per_km2")), legend.breaks[number]);
      EXPECT_EQ(each.attributes.contains("to_per_km2"), number + 1 < legend.breaks.size());
    }
  }
  EXPECT_EQ(heat_cells(surface, legend, {10, 0, 0}), "");
}

}  // namespace
}  // namespace uramost::tiles
