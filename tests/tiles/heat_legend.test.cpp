#include "tiles/heat_legend.hpp"

#include <gmock/gmock.h>

#include <algorithm>

namespace uramost::tiles {
namespace {

TEST(HeatLegend, SplitsTheWayToThePeakIntoSevenRoundedClasses) {
  const heat_legend legend = make_legend(64, "viridis");
  EXPECT_THAT(legend.breaks, ::testing::ElementsAre(1, 4, 9, 16, 25, 36, 49));
  EXPECT_EQ(legend.colours.size(), 7U);
  EXPECT_EQ(legend.peak_per_km2, 64);
}

TEST(HeatLegend, HasAsManyClassesAsItIsAskedFor) {
  const heat_legend legend = make_legend(36, "viridis", 5);
  EXPECT_THAT(legend.breaks, ::testing::ElementsAre(1, 4, 9, 16, 25));
  EXPECT_EQ(legend.colours.size(), 5U);
}

TEST(HeatLegend, KeepsItsBreaksApartWhateverThePeak) {
  for (double peak = 1e-9; peak < 1e9; peak *= 1.37) {
    const heat_legend legend = make_legend(peak, "reds");
    ASSERT_EQ(legend.breaks.size(), 7U);
    EXPECT_GT(legend.breaks.front(), 0);
    for (std::size_t i = 1; i < 7; ++i) EXPECT_GT(legend.breaks[i], legend.breaks[i - 1] * 1.15) << peak;
    EXPECT_LT(legend.breaks.back(), peak);
  }
}

TEST(HeatLegend, IsEmptyWithoutDensity) {
  const heat_legend legend = make_legend(0, "viridis");
  EXPECT_TRUE(legend.breaks.empty());
  EXPECT_TRUE(legend.colours.empty());
  EXPECT_FALSE(legend.class_of(0));
  EXPECT_FALSE(legend.class_of(10));
}

TEST(HeatLegend, PutsABreakIntoTheClassAboveIt) {
  const heat_legend legend = make_legend(64, "viridis");
  EXPECT_FALSE(legend.class_of(0));
  EXPECT_FALSE(legend.class_of(0.999));
  EXPECT_EQ(legend.class_of(1), 0);
  EXPECT_EQ(legend.class_of(3.999), 0);
  EXPECT_EQ(legend.class_of(4), 1);
  EXPECT_EQ(legend.class_of(64), 6);
  EXPECT_EQ(legend.class_of(1e9), 6);
}

}  // namespace
}  // namespace uramost::tiles
