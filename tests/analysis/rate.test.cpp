#include "analysis/rate.hpp"

#include <gmock/gmock.h>

namespace uramost::analysis {
namespace {

using geodata::municipality;
using geodata::population_figure;

municipality with(std::vector<population_figure> figures, bool is_north = false) {
  municipality made;
  made.code = {"38"};
  made.name = {"Mitrovica e Veriut", "Severna Mitrovica", "Северна Митровица", "Mitrovica North"};
  made.is_north = is_north;
  made.population = std::move(figures);
  return made;
}

TEST(Denominator, IsTheNewestFigureThatWasNotBoycotted) {
  const auto chosen = choose_denominator(with({{1991, "census", 16'395, false, ""},
                                               {2014, "estimate", 12'173, false, ""},
                                               {2024, "census", 2326, true, ""}},
                                              true));
  ASSERT_TRUE(chosen);
  EXPECT_EQ(chosen->figure.year, 2014);
  ASSERT_EQ(chosen->warnings.size(), 1U);
  EXPECT_EQ(chosen->warnings[0].code, "boycotted_census");
  EXPECT_THAT(chosen->warnings[0].text, ::testing::HasSubstr("2014 estimate"));
  EXPECT_THAT(chosen->warnings[0].text, ::testing::HasSubstr("Mitrovica e Veriut / Severna Mitrovica"));
}

TEST(Denominator, IsABoycottedFigureWithAWarningWhenThereIsNoOther) {
  const auto chosen =
      choose_denominator(with({{2011, "census", 100, true, ""}, {2024, "census", 2326, true, ""}}));
  ASSERT_TRUE(chosen);
  EXPECT_EQ(chosen->figure.year, 2024);
  ASSERT_EQ(chosen->warnings.size(), 1U);
  EXPECT_THAT(chosen->warnings[0].text, ::testing::HasSubstr("boycotted the 2024 census"));
}

TEST(Denominator, NeedsNoWarningWhereNobodyBoycotted) {
  const auto chosen =
      choose_denominator(with({{2011, "census", 71'909, false, ""}, {2024, "census", 64'742, false, ""}}));
  ASSERT_TRUE(chosen);
  EXPECT_EQ(chosen->figure.year, 2024);
  EXPECT_TRUE(chosen->warnings.empty());
}

TEST(Denominator, IsMissingWithoutPeople) {
  EXPECT_FALSE(choose_denominator(with({})));
  EXPECT_FALSE(choose_denominator(with({{2024, "census", 0, false, ""}}, true)));
}

TEST(Rate, IsIncidentsPerThousandPersons) {
  EXPECT_DOUBLE_EQ(rate_per_1000(25, {2014, "estimate", 12'500, false, ""}), 2);
  EXPECT_DOUBLE_EQ(rate_per_1000(0, {2014, "estimate", 12'500, false, ""}), 0);
}

}  // namespace
}  // namespace uramost::analysis
