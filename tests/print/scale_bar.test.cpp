#include "print/scale_bar.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace uramost::print {
namespace {

TEST(ScaleBar, IsTheLongestRoundLengthThatFits) {
  EXPECT_DOUBLE_EQ(scale_bar_for(100, 130).length_m, 10'000);
  EXPECT_DOUBLE_EQ(scale_bar_for(100, 130).length_pt, 100);
  EXPECT_DOUBLE_EQ(scale_bar_for(100, 99).length_m, 5'000);
  EXPECT_DOUBLE_EQ(scale_bar_for(100, 30).length_m, 2'000);
  EXPECT_DOUBLE_EQ(scale_bar_for(0.5, 130).length_m, 50);
}

TEST(ScaleBar, FillsMoreThanATwoAndAHalfthOfItsRoom) {
  std::mt19937 random(3);
  std::uniform_real_distribution<> power(-3, 5);
  for (int i = 0; i < 1000; ++i) {
    const double ground_m = std::pow(10, power(random));
    const scale_bar bar = scale_bar_for(ground_m, 120);
    EXPECT_LE(bar.length_pt, 120 + 1e-9);
    EXPECT_GE(bar.length_pt, 120 / 2.5 - 1e-9);
    EXPECT_NEAR(bar.length_pt * ground_m, bar.length_m, bar.length_m * 1e-12);
    const double mantissa = bar.length_m / std::pow(10, std::floor(std::log10(bar.length_m) + 1e-9));
    EXPECT_TRUE(std::abs(mantissa - 1) < 1e-9 || std::abs(mantissa - 2) < 1e-9 ||
                std::abs(mantissa - 5) < 1e-9);
  }
}

}  // namespace
}  // namespace uramost::print
