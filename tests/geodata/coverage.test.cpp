#include "geodata/coverage.hpp"

#include <gmock/gmock.h>

#include "core/error.hpp"

namespace uramost::geodata {
namespace {

using testing::AllOf;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

constexpr double metre = 1 / 111'320.0;  // of latitude, in degrees

ring box_ring(double west, double south, double east, double north) {
  return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

municipality_area area(const std::string& code, ring exterior) {
  return {{code}, {{std::move(exterior), {}}}, 0};
}

boundaries of(std::vector<municipality_area> areas) {
  boundaries made;
  for (const municipality_area& each : areas) {
    municipality described;
    described.code = each.code;
    made.municipalities.push_back(described);
  }
  made.areas = std::move(areas);
  return made;
}

TEST(Coverage, HoldsForTheBuiltInBoundaries) {
  EXPECT_THAT(validate_coverage(built_in_boundaries()), IsEmpty());
}

TEST(Coverage, NoticesWhenABuiltInMunicipalityIsMissing) {
  boundaries holed = built_in_boundaries();
  std::erase_if(holed.areas, [](const municipality_area& each) { return each.code.value == "07"; });
  const auto problems = validate_coverage(holed);
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_EQ(problems[0].fault, coverage_fault::gap);
  EXPECT_THAT(problems[0].between, testing::Contains(municipality_code{"04"}));
}

TEST(Coverage, NoticesWhenABuiltInBorderIsMovedByThreeMetres) {
  boundaries moved = built_in_boundaries();
  for (municipality_area& each : moved.areas)
    if (each.code.value == "07")
      for (lon_lat& corner : each.polygons[0].exterior) corner.lat += 3 * metre;
  std::vector<coverage_fault> faults;
  for (const coverage_problem& each : validate_coverage(moved)) faults.push_back(each.fault);
  EXPECT_THAT(faults,
              AllOf(testing::Contains(coverage_fault::overlap), testing::Contains(coverage_fault::gap)));
}

TEST(Coverage, OfNothingIsFine) { EXPECT_THAT(validate_coverage({}), IsEmpty()); }

TEST(Coverage, NamesTheTwoThatOverlapAndWhere) {
  const auto problems =
      validate_coverage(of({area("a", box_ring(20, 42, 21, 43)), area("b", box_ring(20.9, 42, 22, 43)),
                            area("c", box_ring(22, 42, 23, 43))}));
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_EQ(problems[0].fault, coverage_fault::overlap);
  EXPECT_THAT(problems[0].between, testing::ElementsAre(municipality_code{"a"}, municipality_code{"b"}));
  EXPECT_GT(problems[0].where.lon, 20.9);
  EXPECT_LT(problems[0].where.lon, 21);
  EXPECT_THAT(problems[0].sentence, AllOf(HasSubstr("a and b overlap"), HasSubstr("(lon, lat)")));
}

TEST(Coverage, NamesThoseAroundAGap) {
  municipality_area frame = area("frame", box_ring(20, 42, 21, 43));
  frame.polygons[0].holes.push_back({{20.4, 42.4}, {20.4, 42.6}, {20.6, 42.6}, {20.6, 42.4}, {20.4, 42.4}});
  const auto problems = validate_coverage(of({frame, area("half", box_ring(20.4, 42.4, 20.5, 42.6))}));
  ASSERT_THAT(problems, SizeIs(1));
  EXPECT_EQ(problems[0].fault, coverage_fault::gap);
  EXPECT_THAT(problems[0].between,
              testing::ElementsAre(municipality_code{"frame"}, municipality_code{"half"}));
  EXPECT_NEAR(problems[0].where.lon, 20.55, 0.05);
}

TEST(Coverage, ToleratesSliversUnderAMetreAndNoWiderOnes) {
  const auto overlapping_by = [](double metres) {
    return of(
        {area("a", box_ring(20, 42, 21, 42.5 + metres * metre)), area("b", box_ring(20, 42.5, 21, 43))});
  };
  EXPECT_THAT(validate_coverage(overlapping_by(0.8)), IsEmpty());
  EXPECT_THAT(validate_coverage(overlapping_by(1.5)), SizeIs(1));

  const auto gaping_by = [](double metres) {
    boundaries made = of({area("frame", box_ring(20, 42, 21, 43)),
                          area("inner", box_ring(20.4, 42.4, 20.6, 42.6 - metres * metre))});
    made.areas[0].polygons[0].holes.push_back(
        {{20.4, 42.4}, {20.4, 42.6}, {20.6, 42.6}, {20.6, 42.4}, {20.4, 42.4}});
    return made;
  };
  EXPECT_THAT(validate_coverage(gaping_by(0.8)), IsEmpty());
  EXPECT_THAT(validate_coverage(gaping_by(1.5)), SizeIs(1));
}

TEST(Coverage, ToleratesACornerOnANeighboursStraightBorder) {
  EXPECT_THAT(
      validate_coverage(of({area("a", box_ring(20, 42, 21, 43)), area("b", box_ring(21, 42, 22, 42.3)),
                            area("c", box_ring(21, 42.3, 22, 43))})),
      IsEmpty());
}

TEST(Coverage, RefusesRingsThatAreNone) {
  const std::vector<ring> broken{
      {{20, 42}, {21, 43}, {21, 42}, {20, 43}, {20, 42}},  // crosses itself
      {{20, 42}, {21, 42}, {21, 43}},                      // open
      {{20, 42}, {21, 42}, {20, 42}},                      // no surface
      {},                                                  // nothing
      {{20, 42}, {21, 42}, {21, std::nan("")}, {20, 42}},  // nowhere
  };
  for (const ring& each : broken) {
    const auto problems = validate_coverage(of({area("a", each)}));
    ASSERT_THAT(problems, SizeIs(1));
    EXPECT_EQ(problems[0].fault, coverage_fault::invalid_ring);
    EXPECT_THAT(problems[0].sentence, HasSubstr("a is invalid"));
  }
}

TEST(Coverage, IsRequiredWithAnErrorThatSaysWhatAndWhere) {
  EXPECT_NO_THROW(require_coverage(built_in_boundaries()));
  try {
    require_coverage(of({area("38", box_ring(20, 42, 21, 43)), area("30", box_ring(20.5, 42, 22, 43))}));
    FAIL() << "an overlap was accepted";
  } catch (const error& refused) {
    EXPECT_EQ(refused.kind(), error_kind::invalid_input);
    EXPECT_THAT(refused.what(), HasSubstr("38 and 30 overlap near 20.75"));
  }
}

}  // namespace
}  // namespace uramost::geodata
