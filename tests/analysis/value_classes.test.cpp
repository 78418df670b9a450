#include "analysis/value_classes.hpp"

#include <gmock/gmock.h>

#include <cmath>
#include <limits>
#include <random>

#include "core/error.hpp"

namespace uramost::analysis {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

value_classes classes_of(std::vector<double> values, bool whole = false) {
  return equal_steps(values, whole);
}

TEST(ValueClasses, AreEqualStepsOfARoundSizeUpToTheLargestValue) {
  const value_classes made = classes_of({97, 20, 0}, true);
  EXPECT_THAT(made.breaks, ElementsAre(0, 20, 40, 60, 80));
  EXPECT_EQ(made.of(97), 4u);
  EXPECT_EQ(made.of(20), 1u);
  EXPECT_EQ(made.of(19.999), 0u);
  EXPECT_EQ(made.of(0), 0u);
}

TEST(ValueClasses, NeverCutACountInTwo) {
  EXPECT_THAT(classes_of({2}, true).breaks, ElementsAre(0, 1, 2));
  EXPECT_THAT(classes_of({11}, true).breaks, ElementsAre(0, 5, 10));
  EXPECT_THAT(classes_of({11}, false).breaks, ElementsAre(0, 2.5, 5, 7.5, 10));
}

TEST(ValueClasses, AreNoneWhereNothingIsAboveNought) {
  EXPECT_THAT(classes_of({}).breaks, IsEmpty());
  EXPECT_THAT(classes_of({0, 0}, true).breaks, IsEmpty());
}

TEST(ValueClasses, HoldEveryValueBetweenTheirBreaksHoweverLargeOrSmall) {
  std::mt19937 random(7);
  std::uniform_real_distribution<double> exponent(-9, 12);
  for (int i = 0; i < 2000; ++i) {
    const bool whole = i % 2 == 0;
    double value = std::pow(10, exponent(random));
    if (whole) value = std::ceil(value);
    const value_classes made = classes_of({value, value / 3}, whole);
    ASSERT_LE(made.breaks.size(), value_classes::most);
    for (const double each : {value, value / 3}) {
      const std::size_t found = made.of(each);
      EXPECT_LE(made.breaks[found], each) << value;
      if (found + 1 < made.breaks.size()) {
        EXPECT_GT(made.breaks[found + 1], each) << value;
      }
    }
    // The largest value is in the last class, which is not wider than the others.
    EXPECT_EQ(made.of(value), made.breaks.size() - 1);
    if (made.breaks.size() > 1) {
      EXPECT_LE(value, made.breaks.back() + made.breaks[1] * (1 + 1e-9)) << value;
    }
  }
}

TEST(ValueClasses, AreRefusedForWhatIsNoAmount) {
  for (const double wrong : {-1.0, std::nan(""), std::numeric_limits<double>::infinity()})
    EXPECT_THROW(classes_of({1, wrong}), error) << wrong;
}

}  // namespace
}  // namespace uramost::analysis
