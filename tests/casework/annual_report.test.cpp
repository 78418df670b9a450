#include "casework/annual_report.hpp"

#include <gmock/gmock.h>

namespace uramost::casework {
namespace {

using namespace std::chrono;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::Not;
using enum reporting;

constexpr sys_days much_later = 2026y / January / 1;

/// A synthetic incident.
response_case on(year_month_day date, const std::string& municipality = "38",
                 const std::string& category = "harassment", time_precision precision = time_precision::day) {
  static std::int64_t id = 0;
  return {.id = {++id},
          .occurred = calendar_interval(date, precision),
          .municipality = municipality,
          .category = category,
          .source = "ngo",
          .community = "",
          .steps = {}};
}

/// 76 in 2020 and 87 in 2021, day after day.
std::vector<response_case> two_years() {
  std::vector<response_case> cases;
  for (int i = 0; i < 76; ++i) cases.push_back(on(sys_days{2020y / January / 1} + days{4 * i}));
  for (int i = 0; i < 87; ++i) cases.push_back(on(sys_days{2021y / January / 1} + days{4 * i}));
  return cases;
}

store::reporting_channel channel(sys_days since, std::optional<sys_days> until = {},
                                 const std::string& municipality = "") {
  store::reporting_channel said;
  said.source = "ngo";
  said.since = since;
  said.until = until;
  if (!municipality.empty()) said.municipality = municipality_code{municipality};
  return said;
}

annual_report report_of(std::span<const response_case> cases,
                        std::vector<store::reporting_channel> channels = {}, sys_days last_known = much_later,
                        std::vector<std::string> listed = {}) {
  return make_annual_report(cases, channel_calendar(channels, last_known),
                            {.source = "ngo", .year = 2021y, .municipalities = std::move(listed)});
}

const report_row& row(const std::vector<report_row>& rows, const std::string& key) {
  return *std::ranges::find(rows, key, &report_row::key);
}

TEST(ChannelCalendar, KnowsTheDaysOfAMunicipalityAndOfAll) {
  const std::vector said{channel(2020y / March / 1, 2020y / March / 31),
                         channel(2020y / May / 1, std::nullopt, "38")};
  const channel_calendar calendar(said, 2020y / December / 10);
  EXPECT_TRUE(calendar.is_open("30", 2020y / March / 31)) << "the last day is one of them";
  EXPECT_FALSE(calendar.is_open("30", 2020y / April / 1));
  EXPECT_FALSE(calendar.is_open("30", 2020y / May / 1));
  EXPECT_TRUE(calendar.is_open("38", 2020y / May / 1));
  EXPECT_FALSE(calendar.is_open("", 2020y / May / 1)) << "of no known municipality";
  EXPECT_FALSE(calendar.is_open("38", 2020y / December / 11)) << "nobody knows yet";
  const auto month = [&](unsigned of, const std::optional<std::string>& where = {}) {
    const auto first = 2020y / std::chrono::month{of} / 1;
    return calendar.over({first, sys_days{first + months{1}}}, where);
  };
  EXPECT_EQ(month(3), whole);
  EXPECT_EQ(month(4), none);
  EXPECT_EQ(month(5), part) << "in one municipality only";
  EXPECT_EQ(month(5, "38"), whole);
  EXPECT_EQ(month(5, "30"), none);
  EXPECT_EQ(month(12, "38"), whole) << "as far as it is known";
  EXPECT_EQ(calendar.over(days_of(2020y)), part);
  EXPECT_EQ(calendar.over(days_of(2021y)), none);
}

TEST(ChannelCalendar, LooksAtWhatHoldsOnly) {
  auto replaced = channel(2020y / March / 1);
  replaced.holds = false;
  const std::vector said{replaced};
  const channel_calendar calendar(said, much_later);
  EXPECT_FALSE(calendar.is_described());
  EXPECT_EQ(calendar.over(days_of(2020y)), unknown);
  EXPECT_EQ(calendar.over(days_of(2027y)), none) << "what is to come";
}

TEST(AnnualReport, ComparesTwoYearsExactly) {
  const auto report = report_of(two_years(), {channel(2019y / January / 1)});
  EXPECT_EQ(report.total.year.incidents, 87u);
  EXPECT_EQ(report.total.last_year.incidents, 76u);
  ASSERT_TRUE(report.comparison);
  EXPECT_EQ(report.comparison->before.exposure, 366);
  EXPECT_EQ(report.comparison->after.exposure, 365);
  // Binomial tails of 163 in exact fractions, inverted by bisection.
  const auto& rates = report.comparison->rates.value();
  EXPECT_NEAR(rates.ratio, 1.1478731, 1e-7);
  EXPECT_NEAR(rates.ratio_interval.low, 0.8340680, 1e-7);
  EXPECT_NEAR(rates.ratio_interval.high, 1.5826393, 1e-7);
  std::uint64_t months = 0;
  for (const report_row& each : report.months) months += each.year.incidents.value();
  EXPECT_EQ(months, 87u);
  EXPECT_EQ(report.months.size(), 12u);
  EXPECT_EQ(report.funnel.cases, 87u);
  EXPECT_TRUE(report.communities.empty());
  EXPECT_TRUE(report.genders.empty());
}

TEST(AnnualReport, ShowsNoDataWhereNobodyCouldReport) {
  const auto report = report_of(
      two_years(),
      {channel(2020y / January / 1, std::nullopt, "38"), channel(2021y / July / 1, 2021y / July / 31, "30")},
      much_later, {"31"});
  EXPECT_EQ(report.years.front().first, 2017y);
  EXPECT_EQ(report.years[2].second.incidents, std::nullopt) << "2019";
  EXPECT_EQ(report.years[3].second.incidents, 76u);
  EXPECT_EQ(row(report.municipalities, "30").year.incidents, 0u) << "one could, in July";
  EXPECT_EQ(row(report.municipalities, "30").year.channel, part);
  EXPECT_EQ(row(report.municipalities, "30").last_year.incidents, std::nullopt);
  EXPECT_EQ(row(report.municipalities, "31").year.incidents, std::nullopt) << "no channel there";
  EXPECT_EQ(row(report.municipalities, "38").year.incidents, 87u);
}

TEST(AnnualReport, ShowsNoZeroOfARegisterThatNobodyHasDescribed) {
  const std::vector cases{on(2021y / May / 3)};
  const auto report = report_of(cases);
  EXPECT_EQ(report.total.last_year.incidents, std::nullopt);
  EXPECT_EQ(row(report.months, "05").year.incidents, 1u);
  EXPECT_EQ(row(report.months, "06").year.incidents, std::nullopt);
  EXPECT_EQ(row(report_of(cases, {channel(2021y / January / 1)}).months, "06").year.incidents, 0u);
  EXPECT_THAT(caveats_of(report), Contains(Field(&report_caveat::code, "undescribed")));
}

TEST(AnnualReport, ComparesOnlyWhatHadAChannelInBothYears) {
  // Every fourth day there are two incidents, but until July 2020 one could report in one municipality only.
  std::vector<response_case> cases = two_years();
  for (const response_case& each : two_years()) {
    cases.push_back(each);
    cases.back().municipality = "30";
  }
  const std::vector said{channel(2020y / January / 1, std::nullopt, "38"),
                         channel(2020y / July / 1, std::nullopt, "30")};
  const auto report = report_of(cases, said);
  EXPECT_EQ(report.total.year.incidents, 174u);
  std::uint64_t before = 76, after = 87, without = 0;
  for (const response_case& each : two_years()) {
    const year_month_day date{sys_days{to_belgrade(each.occurred.begin).date}};
    const bool is_late = date.month() >= July;
    (date.year() == 2020y ? before : after) += is_late ? 1 : 0;
    without += date.year() == 2020y && !is_late ? 1 : 0;
  }
  EXPECT_EQ(report.comparison->before.count, before);
  EXPECT_EQ(report.comparison->after.count, after);
  EXPECT_EQ(report.without_channel, without);
  EXPECT_EQ(row(report.municipalities, "30").last_year.incidents, 76u)
      << "what was reported is shown all the same";
}

TEST(AnnualReport, ComparesAYearThatIsNotOverWithTheSameDatesOfTheLast) {
  const auto report = report_of(two_years(), {channel(2020y / January / 1)}, 2021y / March / 1);
  EXPECT_EQ(report.comparison->after.exposure, 60);
  EXPECT_EQ(report.comparison->before.exposure, 61) << "with 29 February";
  EXPECT_EQ(report.comparison->before.count, 16u);
  EXPECT_EQ(report.comparison->after.count, 15u);
  EXPECT_EQ(row(report_of({}, {channel(2020y / January / 1)}, 2021y / March / 1).months, "03").year.incidents,
            0u);
  EXPECT_EQ(row(report_of({}, {channel(2020y / January / 1)}, 2021y / March / 1).months, "04").year.incidents,
            std::nullopt);
  EXPECT_THAT(caveats_of(report), Contains(Field(&report_caveat::code, "not_over")));
}

TEST(AnnualReport, SaysWhenThereIsTooLittleToCompare) {
  const std::vector few{on(2020y / May / 1), on(2021y / May / 1), on(2021y / June / 1), on(2021y / July / 1),
                        on(2021y / July / 2)};
  const std::vector open{channel(2020y / January / 1)};
  EXPECT_FALSE(report_of(few, open).comparison->rates);
  EXPECT_THAT(caveats_of(report_of(few, open)), Contains(Field(&report_caveat::code, "too_few")));
  auto enough = few;
  enough.push_back(on(2021y / July / 3));
  EXPECT_TRUE(report_of(enough, open).comparison->rates);
  EXPECT_FALSE(report_of(two_years(), {channel(2021y / January / 1)}).comparison) << "no channel in 2020";
  // The rule: nothing that 5 can do is distinguishable, all of 6 in one year is.
  const auto p = [](std::uint64_t all) { return analysis::compare_periods({0, 1}, {all, 1}).p_two_sided; };
  EXPECT_GT(p(year_comparison::fewest - 1), 0.05);
  EXPECT_LT(p(year_comparison::fewest), 0.05);
}

TEST(AnnualReport, CountsWhatIsNotKnownExactlyApart) {
  auto of_somebody = on(2021y / January / 1, "", "theft", time_precision::year);
  of_somebody.community = "synthetic";
  of_somebody.gender = affected_gender::male;
  const std::vector cases{of_somebody, on(2021y / January / 1), on(2022y / January / 1)};
  const auto report = report_of(cases, {channel(2020y / January / 1)});
  EXPECT_EQ(report.total.year.incidents, 2u);
  EXPECT_EQ(row(report.months, "01").year.incidents, 1u);
  EXPECT_EQ(report.months.back().key, "");
  EXPECT_EQ(report.months.back().year.incidents, 1u);
  EXPECT_EQ(report.municipalities.back().key, "");
  EXPECT_EQ(report.communities.size(), 2u);
  EXPECT_EQ(row(report.genders, "male").year.incidents, 1u);
  EXPECT_EQ(report.genders.back().key, "");
  EXPECT_THAT(caveats_of(report), Contains(Field(&report_caveat::code, "no_month")));
  EXPECT_THAT(caveats_of(report_of(two_years(), {channel(2020y / January / 1)})),
              Not(Contains(Field(&report_caveat::code, "no_month"))));
}

}  // namespace
}  // namespace uramost::casework
