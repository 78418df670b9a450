#include "tiles/class_raster.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace uramost::tiles {
namespace {

TEST(ClassRaster, PutsEveryDensityIntoItsClass) {
  const heat_legend legend = make_legend(64, "viridis");
  std::vector<float> densities{0, 0.999F, 1, 3.999F, 4, 49, 64, 1e9F};
  for (int i = 0; i < 500; ++i) densities.push_back(static_cast<float>(std::abs(80 * std::sin(i))));
  const auto classes = class_raster(densities, legend);
  for (std::size_t i = 0; i < densities.size(); ++i) {
    const auto expected = legend.class_of(static_cast<double>(densities[i]));
    EXPECT_EQ(classes[i], expected ? *expected + 1 : 0) << densities[i];
  }
}

TEST(ClassRaster, IsTransparentWithoutALegend) {
  EXPECT_EQ(class_raster(std::vector<float>{1, 2}, make_legend(0, "viridis")),
            (std::vector<std::uint8_t>{0, 0}));
  EXPECT_EQ(class_palette(make_legend(0, "viridis")), std::vector<rgba>{rgba{}});
}

}  // namespace
}  // namespace uramost::tiles
