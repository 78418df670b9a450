#include "cql2/evaluation.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <random>

#include "../expect_error.hpp"
#include "cql2/text_reader.hpp"

namespace uramost::cql2 {
namespace {

const std::vector<column> columns{{"name", sort::text}, {"size", sort::number},    {"open", sort::boolean},
                                  {"at", sort::moment}, {"geometry", sort::shape}, {"none", sort::number}};

/// The row that these tests are about.
value held(std::size_t column) {
  switch (column) {
    case 0:
      return std::string("Leposavić, 100%");
    case 1:
      return 7.0;
    case 2:
      return true;
    case 3:
      return span_of(*parse_instant("2023-05-28T22:30:00Z"));  // half past midnight on the 29th in Belgrade
    case 4:
      return std::make_shared<const geometry>(geometry{geometry_kind::point, {{20.8, 43.1}}, {}});
    default:
      return {};
  }
}

std::optional<bool> answer(const std::string& filter) { return evaluation(read_text(filter), columns)(held); }

TEST(Evaluation, ComparesNumbersTextsAndTruthValues) {
  for (const char* holds : {"size = 7",
                            "size <> 8",
                            "size < 7.5",
                            "size >= 7",
                            "size BETWEEN 7 AND 9",
                            "size IN (1,7)",
                            "open = TRUE",
                            "open",
                            "NOT open = false",
                            "name > 'Leposavic'",
                            "7 = size",
                            "size * 2 + 1 = 15",
                            "size % 4 = 3",
                            "size div 2 = 3",
                            "size ^ 2 = 49",
                            "-size < 0",
                            "size / 2 = 3.5",
                            "size = 7 AND (open OR size = 8)",
                            "name IS NOT NULL",
                            "none IS NULL"})
    EXPECT_EQ(answer(holds), true) << holds;
  for (const char* fails :
       {"size = 8", "size NOT IN (7)", "NOT open", "size NOT BETWEEN 0 AND 10", "name IS NULL"})
    EXPECT_EQ(answer(fails), false) << fails;
}

TEST(Evaluation, IsUnknownWhereNullDecidesAndOnlyThere) {
  for (const char* unknown :
       {"none = 1", "none <> 1", "NOT none = 1", "none IN (1,2)", "none + 1 = 1", "open AND none = 1",
        "none = 1 OR size = 8", "none BETWEEN 1 AND 2", "size / 0 = 1", "size IN (1, none)"})
    EXPECT_EQ(answer(unknown), std::nullopt) << unknown;
  EXPECT_EQ(answer("none = 1 AND size = 8"), false);
  EXPECT_EQ(answer("none = 1 OR size = 7"), true);
  EXPECT_EQ(answer("size BETWEEN 8 AND none"), false);
  EXPECT_EQ(answer("size IN (none, 7)"), true);
  EXPECT_FALSE(evaluation(read_text("none = 1"), columns).accepts(held));
}

TEST(Evaluation, FindsNamesWithoutCaseAccentsOrScript) {
  for (const char* holds :
       {"CASEI(name) = CASEI('LEPOSAVIĆ, 100%')", "ACCENTI(name) LIKE ACCENTI('Лепосавић%')",
        "CASEI(ACCENTI(name)) LIKE 'leposavic%'", "name LIKE '%100\\%'", "name LIKE 'Leposavi_, ___\\%'",
        "name LIKE '%'"})
    EXPECT_EQ(answer(holds), true) << holds;
  for (const char* fails :
       {"name LIKE 'leposavi%'", "name LIKE '%100'", "name LIKE ''", "name LIKE 'Leposavi__, 100%_'"})
    EXPECT_EQ(answer(fails), false) << fails;
}

TEST(Evaluation, TakesADateForTheWholeDayInBelgrade) {
  for (const char* holds :
       {"at = DATE('2023-05-29')", "at <= DATE('2023-05-29')", "at > DATE('2023-05-28')",
        "at < DATE('2023-05-30')", "at = TIMESTAMP('2023-05-29T00:30:00+02:00')",
        "at >= '2023-05-28T22:30:00Z'", "at IN ('2023-05-29')",
        "at BETWEEN DATE('2023-05-29') AND DATE('2023-05-29')", "T_DURING(at, DATE('2023-05-29'))",
        "T_AFTER(at, DATE('2023-05-28'))", "T_INTERSECTS(at, INTERVAL('..', '2023-05-29'))",
        "T_EQUALS(INTERVAL(at, at), at)", "T_STARTS(at, INTERVAL('2023-05-28T22:30:00Z', '..'))"})
    EXPECT_EQ(answer(holds), true) << holds;
  for (const char* fails :
       {"at > DATE('2023-05-29')", "T_DISJOINT(at, DATE('2023-05-29'))", "at = DATE('2023-05-28')"})
    EXPECT_EQ(answer(fails), false) << fails;
}

// Allen's thirteen relations exclude one another: of any two spans exactly one holds.
TEST(Evaluation, HasExactlyOneOfAllensRelationsBetweenTwoIntervals) {
  const char* const relations[]{"T_BEFORE",   "T_MEETS",      "T_OVERLAPS", "T_STARTS", "T_DURING",
                                "T_FINISHES", "T_EQUALS",     "T_AFTER",    "T_METBY",  "T_OVERLAPPEDBY",
                                "T_CONTAINS", "T_FINISHEDBY", "T_STARTEDBY"};
  for (int a = 1; a < 5; ++a)
    for (int b = a + 1; b < 6; ++b)
      for (int c = 1; c < 5; ++c)
        for (int d = c + 1; d < 6; ++d) {
          const auto span = [](int from, int to) {
            return "INTERVAL('2020-01-0" + std::to_string(from) + "T00:00:00Z','2020-01-0" +
                   std::to_string(to) + "T00:00:00Z')";
          };
          int holding = 0;
          for (const char* relation : relations)
            holding += answer(relation + ("(" + span(a, b) + "," + span(c, d) + ")")).value() ? 1 : 0;
          EXPECT_EQ(holding, 1) << a << b << c << d;
        }
}

TEST(Evaluation, RelatesGeometriesInThePlane) {
  for (const char* holds :
       {"S_INTERSECTS(geometry, BBOX(20,43,21,44))", "S_INTERSECTS(geometry, BBOX(20.8,43.1,20.8,43.1))",
        "S_WITHIN(geometry, POLYGON((20 43,21 43,21 44,20 44,20 43)))",
        "S_CONTAINS(BBOX(20,43,21,44), geometry)", "S_DISJOINT(geometry, POINT(0 0))",
        "S_EQUALS(geometry, POINT(20.8 43.1))",
        "S_TOUCHES(POLYGON((20.8 43.1,21 43.1,21 44,20.8 43.1)), geometry)",
        "S_CROSSES(LINESTRING(0 0,2 2), LINESTRING(0 2,2 0))", "S_OVERLAPS(BBOX(0,0,2,2), BBOX(1,1,3,3))"})
    EXPECT_EQ(answer(holds), true) << holds;
  for (const char* holds :
       {"S_INTERSECTS(BBOX(20.8,43.1,20.8,43.1), geometry)", "S_INTERSECTS(BBOX(1,1,1,1), BBOX(0,0,2,2))",
        "S_CROSSES(BBOX(1,-1,1,3), LINESTRING(0 1,2 1))"})
    EXPECT_EQ(answer(holds), true) << holds;
  EXPECT_EQ(answer("S_INTERSECTS(geometry, BBOX(0,0,1,1))"), false);
}

TEST(Evaluation, SaysWhatCannotBeAsked) {
  for (const char* wrong : {"colour = 'red'", "size = 'seven'", "name > 5", "at = 5", "size LIKE '7'",
                            "S_WITHIN(name, POINT(1 2))", "at = 'yesterday'", "size", "name AND open",
                            "T_AFTER(size, at)", "size IN (1,'b')", "geometry = geometry", "name + 1 = 2"})
    EXPECT_EQ(expect_error(error_kind::invalid_input, [&] { answer(wrong); }).field(), "filter") << wrong;
}

TEST(Evaluation, KnowsWhichColumnsItReads) {
  EXPECT_THAT(evaluation(read_text("none = 1 OR size = none AND at > DATE('2020-01-01')"), columns).reads(),
              testing::ElementsAre(1, 3, 5));
}

/// Many rows asked of one evaluation, where what GEOS prepares is used again.
TEST(Evaluation, GivesThePointsOfATriangleThatItsHalfPlanesGive) {
  const evaluation inside(read_text("S_INTERSECTS(geometry, POLYGON((0 0,10 0,0 10,0 0)))"), columns);
  const evaluation holds(read_text("S_CONTAINS(POLYGON((0 0,10 0,0 10,0 0)), geometry)"), columns);
  std::mt19937 random(3);
  std::uniform_real_distribution<double> anywhere(-2, 12);
  for (int i = 0; i < 2'000; ++i) {
    const position at{anywhere(random), anywhere(random)};
    const auto shown = std::make_shared<const geometry>(geometry{geometry_kind::point, {at}, {}});
    const row of = [&](std::size_t) { return value(shown); };
    const bool expected = at.x >= 0 && at.y >= 0 && at.x + at.y <= 10;
    ASSERT_EQ(inside(of), expected);
    ASSERT_EQ(holds(of), expected);
  }
}

}  // namespace
}  // namespace uramost::cql2
