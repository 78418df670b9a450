#include "casework/protected_table.hpp"

#include <gmock/gmock.h>

#include <array>
#include <random>

#include "../expect_error.hpp"
#include "../publication/linear_attacker.hpp"
#include "publication/suppression.hpp"

namespace uramost::casework {
namespace {

using namespace std::chrono;
using enum response_stage;

/// SYNTHETIC: so many cases of one community in one year that came as far as `stage`.
void add_cases(std::vector<response_case>& to, int number, const std::string& community, int year,
               response_stage stage, tier protection = tier::p1) {
  for (int i = 0; i < number; ++i)
    to.push_back({.id = {static_cast<std::int64_t>(to.size()) + 1},
                  .occurred = calendar_interval(std::chrono::year{year} / May / 1, time_precision::day),
                  .municipality = "38",
                  .category = "harassment",
                  .source = "ngo",
                  .community = community,
                  .protection = protection,
                  .undated = stage,
                  .steps = {}});
}

std::vector<response_case> two_communities() {
  std::vector<response_case> cases;
  for (const int year : {2020, 2021})
    for (const char* community : {"first (synthetic)", "second (synthetic)"}) {
      add_cases(cases, 40, community, year, none);
      add_cases(cases, 12, community, year, registered);
      add_cases(cases, 11, community, year, investigated);
    }
  return cases;
}

const publication::table_cell& cell(const protected_table& of, const std::string& row,
                                    const std::string& column) {
  const auto& areas = of.counts.areas();
  const auto& columns = of.counts.columns();
  const auto area = std::ranges::find(areas, row, &publication::table_area::code);
  const auto at = std::ranges::find(columns, column, &publication::table_column::key);
  if (area == areas.end() || at == columns.end()) throw std::out_of_range(row + " " + column);
  return of.counts.at(static_cast<std::size_t>(area - areas.begin()),
                      static_cast<std::size_t>(at - columns.begin()));
}

TEST(ProtectedTable, CountsEveryCaseOnceByYearAndByOutcome) {
  const protected_table made = protect_responses(two_communities(), funnel_group::community);
  EXPECT_EQ(made.threshold, 10);
  EXPECT_EQ(cell(made, "all", "total").count, 252);
  EXPECT_EQ(cell(made, "all", "2020").count, 126);
  EXPECT_EQ(cell(made, "all", "unanswered").count, 160);
  EXPECT_EQ(cell(made, "first (synthetic)", "answered").count, 46);
  EXPECT_FALSE(cell(made, "all", "total").withheld);
  EXPECT_FALSE(cell(made, "all", "unanswered").withheld);
}

TEST(ProtectedTable, NamesNoGroupBelowTheThreshold) {
  auto cases = two_communities();
  add_cases(cases, 9, "third (synthetic)", 2020, none);
  const protected_table made = protect_responses(cases, funnel_group::community);
  EXPECT_THROW(cell(made, "third (synthetic)", "total"), std::out_of_range);
  EXPECT_EQ(cell(made, "…", "total").count, 9);
  EXPECT_TRUE(cell(made, "…", "total").withheld);
  EXPECT_TRUE(cell(protect_responses(two_communities(), funnel_group::community), "…", "total").withheld)
      << "none looks like few";
}

TEST(ProtectedTable, GivesNoSmallCountAwayThroughSums) {
  auto cases = two_communities();
  add_cases(cases, 2, "first (synthetic)", 2021, prosecuted);
  add_cases(cases, 1, "", 2020, adjudicated);
  for (const auto by : {funnel_group::community, funnel_group::municipality, funnel_group::source}) {
    const protected_table made = protect_responses(cases, by);
    EXPECT_TRUE(publication::disclosed_cells(made.counts, made.threshold).empty());
  }
  const protected_table made = protect_responses(cases, funnel_group::community);
  for (const char* few : {"prosecuted", "adjudicated"})
    EXPECT_THROW(cell(made, "all", few), std::out_of_range) << few << " is no column";
}

TEST(ProtectedTable, PutsYearsWithFewCasesOrNoneToTheOnesBesideThem) {
  std::vector<response_case> cases;
  for (const auto& [year, number] : {std::pair{2015, 3}, {2016, 8}, {2017, 30}, {2019, 40}, {2021, 9}})
    add_cases(cases, number, "first (synthetic)", year, none);
  const protected_table made = protect_responses(cases, funnel_group::community);
  std::vector<std::string> keys;
  for (const publication::table_column& each : made.counts.columns()) keys.push_back(each.key);
  EXPECT_THAT(keys, testing::ElementsAre("total", "2015-2016", "2017", "2018-2021"))
      << "and nothing of outcomes, when nobody has answered";
  EXPECT_EQ(cell(made, "all", "2018-2021").count, 49);
}

TEST(ProtectedTable, SaysTheSameOfAllCasesByWhateverTheyAreToldApart) {
  std::mt19937 random(42);
  const auto any_of = [&](auto... choices) { return std::array{choices...}[random() % sizeof...(choices)]; };
  for (int round = 0; round < 30; ++round) {
    std::vector<response_case> cases;
    add_cases(cases, 8 + round * 6, "", 2020, none);
    for (response_case& each : cases) {
      each.community = any_of("first (synthetic)", "second (synthetic)", "");
      each.gender = any_of(affected_gender::female, affected_gender::male, affected_gender::not_said);
      each.municipality = any_of("38", "30", "12", "29", "15");
      each.occurred =
          calendar_interval(std::chrono::year{any_of(2018, 2020, 2021)} / May / 1, time_precision::day);
      each.undated = any_of(none, none, reported, registered, investigated, prosecuted, closed);
    }
    const protected_table first = protect_responses(cases, funnel_group::community);
    for (const auto by : {funnel_group::gender, funnel_group::municipality, funnel_group::category}) {
      const protected_table made = protect_responses(cases, by);
      EXPECT_TRUE(publication::disclosed_cells(made.counts, made.threshold).empty());
      ASSERT_EQ(made.counts.columns(), first.counts.columns());
      for (std::size_t column = 0; column < made.counts.columns().size(); ++column) {
        EXPECT_EQ(made.counts.at(0, column), first.counts.at(0, column));
        EXPECT_EQ(made.counts.at(0, column).withheld, cases.size() < 10);
      }
    }
  }
}

TEST(ProtectedTable, WithstandsWhoeverSolvesForWhatIsWithheld) {
  std::mt19937 random(38);
  const auto up_to = [&](int most) { return static_cast<int>(random() % static_cast<unsigned>(most + 1)); };
  constexpr std::array stages{none, reported, registered, investigated, closed};
  int small = 0, published = 0;
  for (int round = 0; round < 30; ++round) {
    std::vector<response_case> cases;
    for (const int year : {2020, 2021, 2022})
      for (const char* community : {"first (synthetic)", "second (synthetic)", "third (synthetic)", ""})
        for (const response_stage stage : stages)
          add_cases(cases, up_to(round % 2 ? 6 : 25), community, year, stage);
    const protected_table made = protect_responses(cases, funnel_group::community);
    publication::linear_attacker attacker(made.counts);
    for (std::size_t area = 0; area < made.counts.areas().size(); ++area)
      for (std::size_t column = 0; column < made.counts.columns().size(); ++column) {
        const publication::table_cell& each = made.counts.at(area, column);
        published += each.withheld ? 0 : 1;
        if (each.count >= made.threshold) continue;
        ++small;
        EXPECT_TRUE(each.withheld);
        const auto range = attacker.range_of(area, column);
        EXPECT_EQ(range.least, 0) << made.counts.areas()[area].code;
        EXPECT_GE(range.most, made.threshold) << made.counts.columns()[column].key;
      }
  }
  EXPECT_GT(small, 100);
  EXPECT_GT(published, 100);
}

TEST(ProtectedTable, CountsNothingThatIsPublicAlready) {
  auto cases = two_communities();
  add_cases(cases, 30, "first (synthetic)", 2020, none, tier::p0);
  const protected_table made = protect_responses(cases, funnel_group::community);
  EXPECT_EQ(made.already_public, 30u);
  EXPECT_EQ(cell(made, "all", "total").count, 252) << "else whoever knows them could subtract them";
}

TEST(ProtectedTable, IsOfGroupsThatAreFixed) {
  const auto by_year = [] { protect_responses(two_communities(), funnel_group::year); };
  EXPECT_EQ(expect_error(error_kind::invalid_input, by_year).field(), "by");
  EXPECT_EQ(protect_responses({}, funnel_group::community).counts.areas().size(), 2u);
}

}  // namespace
}  // namespace uramost::casework
