#include "tiles/density_grid.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "../index/random_incidents.hpp"
#include "core/error.hpp"
#include "surface_of.hpp"

namespace uramost::tiles {
namespace {

struct grid_case {
  const char* name;
  kernel shape;
  double bandwidth_m, cell_m;
};

class DensityGrid : public ::testing::TestWithParam<grid_case> {};

TEST_P(DensityGrid, HoldsTheKernelSumAtEveryCentre) {
  const auto& [name, shape, bandwidth, cell_m] = GetParam();
  testing::random_incidents random(21);
  const auto surface = surface_of(random.many(5'000), {bandwidth, shape, heat_weight::count, "viridis"});
  const ground_grid grid = grid_over({20.5, 42.75, 20.9, 43.0}, cell_m, 10'000'000);
  const auto densities = density_grid(surface, grid);
  ASSERT_EQ(densities.size(), grid.cells());
  const double peak = surface.peak_per_km2();
  for (int i = 0; i < 2'000; ++i) {
    const int column = random.integer(0, grid.columns - 1), row = random.integer(0, grid.rows - 1);
    const double expected = surface.density_per_km2(from_utm_zone_34(grid.centre(column, row)));
    const auto cell = static_cast<std::size_t>(row) * static_cast<std::size_t>(grid.columns) +
                      static_cast<std::size_t>(column);
    ASSERT_NEAR(densities[cell], expected, 0.01 * peak) << column << ' ' << row;
    ASSERT_GE(densities[cell], 0);
  }
  EXPECT_GT(std::ranges::max(densities), 0.3 * peak);
}

INSTANTIATE_TEST_SUITE_P(Grids, DensityGrid,
                         ::testing::Values(grid_case{"fine_quartic", kernel::quartic, 1000, 50},
                                           grid_case{"fine_gaussian", kernel::gaussian, 400, 80},
                                           grid_case{"wide_quartic", kernel::quartic, 20'000, 500},
                                           grid_case{"coarse_quartic", kernel::quartic, 500, 400},
                                           grid_case{"coarse_gaussian", kernel::gaussian, 300, 1000}),
                         [](const auto& each) { return std::string(each.param.name); });

TEST(DensityGrid, EndsWhenItIsNoLongerWanted) {
  const auto surface = surface_of({}, {});
  int asked = 0;
  double fraction = 0;
  const auto lose_interest = [&](const progress& made) {
    fraction = made.fraction.value();
    return ++asked < 3;
  };
  EXPECT_THROW(density_grid(surface, grid_over({20.8, 42.8, 20.9, 42.9}, 10, 10'000'000), lose_interest),
               error);
  EXPECT_EQ(asked, 3);
  EXPECT_GT(fraction, 0);
  EXPECT_LT(fraction, 0.5);
}

TEST(DensityGrid, OfNothingIsZero) {
  const auto surface = surface_of({}, {});
  const auto densities = density_grid(surface, grid_over({20.8, 42.8, 20.9, 42.9}, 100, 100'000));
  EXPECT_EQ(std::ranges::max(densities), 0);
}

}  // namespace
}  // namespace uramost::tiles
