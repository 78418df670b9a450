#include "print/value_axis.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace uramost::print {
namespace {

TEST(ValueAxis, BeginsAndEndsAtRoundNumbersAroundTheValues) {
  const value_axis axis = axis_over(-117, 463);
  EXPECT_EQ(axis.ticks, (std::vector<double>{-200, 0, 200, 400, 600}));
  EXPECT_EQ(axis.decimals, 0);
  EXPECT_DOUBLE_EQ(axis.part(200), 0.5);
}

TEST(ValueAxis, SaysHowManyDecimalsItsTicksNeed) {
  EXPECT_EQ(axis_over(0, 1).decimals, 1);
  EXPECT_EQ(axis_over(0, 0.02).decimals, 3);
  EXPECT_EQ(axis_over(0, 5'000'000).decimals, 0);
}

TEST(ValueAxis, HoldsWhatIsOneValueOrNone) {
  const double nan = std::numeric_limits<double>::quiet_NaN(), inf = std::numeric_limits<double>::infinity();
  for (const auto& [low, high] :
       {std::pair{3.0, 3.0}, {0.0, 0.0}, {-7.0, -7.0}, {nan, nan}, {inf, -inf}, {1e300, 1e300}}) {
    const value_axis axis = axis_over(low, high);
    EXPECT_LT(axis.low, axis.high);
    EXPECT_GE(axis.ticks.size(), 2U);
    EXPECT_LE(axis.ticks.size(), 20U);
    EXPECT_TRUE(!std::isfinite(low) || (axis.low <= low && high <= axis.high));
  }
}

}  // namespace
}  // namespace uramost::print
