#include <gtest/gtest.h>

#include "analysis/aggregate.hpp"
#include "core/error.hpp"

namespace uramost::analysis {
namespace {

TEST(Dimensions, AreReadByName) {
  const auto dimensions = parse_dimensions("municipality,month");
  ASSERT_EQ(dimensions.size(), 2U);
  EXPECT_EQ(dimensions[0].kind, dimension_kind::municipality);
  EXPECT_EQ(dimensions[1].kind, dimension_kind::month);
  EXPECT_EQ(parse_dimensions("stage")[0].kind, dimension_kind::stage);
}

TEST(Dimensions, GiveTheGridItsCell) {
  const auto dimensions = parse_dimensions("grid:500m");
  EXPECT_EQ(dimensions[0].kind, dimension_kind::grid);
  EXPECT_EQ(dimensions[0].cell_m, 500);
  EXPECT_EQ(parse_dimensions("weekday,grid:1250.5m")[1].cell_m, 1250.5);
}

TEST(Dimensions, RefuseWhatTheyAreNotNamingTheParameter) {
  for (const char* bad :
       {"", ",", "Month", "months", "month,", "month,week,hour", "month,month", "grid", "grid:", "grid:500",
        "grid:99m", "grid:50001m", "grid:nanm", "grid:500km", "hour:2", "grid:500m,grid:1000m"}) {
    try {
      parse_dimensions(bad);
      ADD_FAILURE() << bad;
    } catch (const error& problem) {
      EXPECT_EQ(problem.kind(), error_kind::invalid_input);
      EXPECT_EQ(problem.field(), "by");
    }
  }
}

}  // namespace
}  // namespace uramost::analysis
