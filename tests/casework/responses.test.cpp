#include <gmock/gmock.h>

#include "../expect_error.hpp"
#include "casework/overdue.hpp"
#include "casework/response_funnel.hpp"
#include "casework/response_times.hpp"

namespace uramost::casework {
namespace {

using namespace std::chrono;
using enum response_stage;
using testing::ElementsAre;

time_interval day(int number) {
  return calendar_interval(sys_days{2021y / January / 1} + days{number}, time_precision::day);
}
time_interval year(int number) {
  return calendar_interval(std::chrono::year{number} / January / 1, time_precision::year);
}

/// A synthetic case of day 0.
response_case a_case(std::vector<response_case::step> steps, response_stage undated = none) {
  static std::int64_t id = 0;
  response_case made{.id = {++id},
                     .occurred = day(0),
                     .municipality = "38",
                     .category = "harassment",
                     .source = "ngo",
                     .community = "synthetic",
                     .undated = undated,
                     .steps = std::move(steps)};
  return made;
}

TEST(ResponseCase, HasComeAsFarAsItsFurthestStage) {
  EXPECT_EQ(a_case({}).furthest(), none);
  EXPECT_EQ(a_case({}, investigated).furthest(), investigated) << "by its register alone";
  EXPECT_EQ(a_case({{reported, day(1)}}, investigated).furthest(), reported) << "what is dated counts";
  EXPECT_EQ(a_case({{investigated, day(2)}, {closed, day(9)}}).furthest(), investigated);
  EXPECT_FALSE(a_case({}).is_answered());
  EXPECT_FALSE(a_case({{reported, day(1)}}).is_answered());
  EXPECT_TRUE(a_case({{registered, day(1)}}).is_answered());
  EXPECT_TRUE(a_case({}, closed).is_answered());
}

TEST(ResponseCase, CameAsFarAsAStageWithTheFirstStepOfItOrBeyond) {
  const auto late = a_case({{prosecuted, day(50)}, {investigated, day(60)}, {closed, day(3)}});
  EXPECT_EQ(late.first(registered), day(50));
  EXPECT_EQ(late.first(adjudicated), std::nullopt);
  EXPECT_EQ(late.first(closed), day(3));
  EXPECT_EQ(late.dated(investigated), day(60));
  EXPECT_EQ(late.dated(registered), std::nullopt);
  // Between two dates of which none is surely first, the span that holds the first of them.
  const auto coarse = a_case({{registered, year(2021)}, {attended, day(30)}});
  EXPECT_EQ(coarse.first(registered)->begin, year(2021).begin);
  EXPECT_EQ(coarse.first(registered)->end, day(30).end);
}

TEST(ResponseFunnel, CountsWhatIsRecordedAndHowFarCasesCame) {
  auto elsewhere = a_case({});
  elsewhere.municipality = "30";
  const std::vector cases{a_case({{reported, day(0)}, {investigated, day(9)}}), a_case({{reported, day(1)}}),
                          a_case({{closed, day(4)}}), a_case({}, prosecuted), elsewhere};
  const auto rows = response_funnel(cases, funnel_group::municipality);
  ASSERT_EQ(rows.size(), 2u);
  EXPECT_EQ(rows[0].key, "30");
  EXPECT_EQ(rows[0].unanswered, 1u);
  const funnel_row& row = rows[1];
  EXPECT_EQ(row.cases, 4u);
  EXPECT_THAT(row.recorded, ElementsAre(0, 2, 0, 0, 1, 1, 0, 1));
  EXPECT_THAT(row.reached, ElementsAre(4, 3, 2, 2, 2, 1, 0, 1));
  EXPECT_EQ(row.unanswered, 1u);
  // R: prop.test(1, 4, correct = FALSE), binom.test(1, 4)
  EXPECT_NEAR(row.unanswered_wilson.low, 0.04558726, 1e-7);
  EXPECT_NEAR(row.unanswered_wilson.high, 0.69935816, 1e-7);
  EXPECT_NEAR(row.unanswered_exact.low, 0.00630946, 1e-7);
  EXPECT_NEAR(row.unanswered_exact.high, 0.80587955, 1e-7);
}

TEST(ResponseFunnel, GroupsByWhatIsAskedAndLosesNobody) {
  std::vector<response_case> cases;
  for (int i = 0; i < 163; ++i) {
    cases.push_back(a_case({}));
    cases.back().occurred = calendar_interval((i < 76 ? 2020y : 2021y) / June / 3, time_precision::day);
    cases.back().community = i % 2 ? "Ашкали" : "";
    cases.back().gender = i % 3 ? affected_gender::female : affected_gender::not_said;
  }
  const auto years = response_funnel(cases, funnel_group::year);
  ASSERT_EQ(years.size(), 2u);
  EXPECT_EQ(years[0].key, "2020");
  EXPECT_EQ(years[0].cases, 76u);
  EXPECT_EQ(years[1].cases, 87u);
  EXPECT_EQ(response_funnel(cases, funnel_group::community)[0].key, "") << "not said is a group of its own";
  EXPECT_EQ(response_funnel(cases, funnel_group::gender)[1].key, "female");
  EXPECT_EQ(response_funnel(cases, funnel_group::gender)[1].cases, 108u);
  for (const char* by : {"all", "municipality", "category", "community", "gender", "source", "year"}) {
    std::uint64_t total = 0;
    for (const auto& row : response_funnel(cases, parse_funnel_group(by))) total += row.cases;
    EXPECT_EQ(total, 163u) << by;
  }
  EXPECT_EQ(expect_error(error_kind::invalid_input, [] { parse_funnel_group("colour"); }).field(), "by");
  EXPECT_EQ(response_funnel({}, funnel_group::all).at(0).cases, 0u);
  EXPECT_TRUE(response_funnel({}, funnel_group::year).empty());
}

TEST(ResponseTimes, CensorOpenCasesInsteadOfDroppingThem) {
  const std::vector cases{a_case({{registered, day(2)}}), a_case({{investigated, day(10)}}),
                          a_case({{reported, day(1)}}), a_case({})};
  const auto times = measure_response_times(cases, {.to = registered, .from = {}, .until = day(60).begin});
  EXPECT_EQ(times.curve.subjects, 4u);
  EXPECT_EQ(times.curve.happened, 2u);
  EXPECT_EQ(times.open, 2u);
  EXPECT_DOUBLE_EQ(times.curve.steps[0].time, 2);
  EXPECT_DOUBLE_EQ(times.curve.steps[0].waiting, 0.75);
  EXPECT_DOUBLE_EQ(times.curve.steps[1].waiting, 0.5);
  EXPECT_NEAR(*times.median.time, (10 + 59.5) / 2, 1e-9) << "half are still waiting";
  EXPECT_EQ(times.known_to_a_day, 4u);
}

TEST(ResponseTimes, SayHowMuchCoarseDatesLeaveOpen) {
  const std::vector exact{a_case({{registered, day(4)}}), a_case({{registered, day(4)}})};
  const auto to_the_day =
      measure_response_times(exact, {.to = registered, .from = {}, .until = year(2023).end});
  EXPECT_DOUBLE_EQ(*to_the_day.median.time, 4);
  EXPECT_DOUBLE_EQ(*to_the_day.shortest_median.time, 3);
  EXPECT_DOUBLE_EQ(*to_the_day.longest_median.time, 5);

  const std::vector coarse{a_case({{registered, year(2022)}})};
  const auto to_the_year =
      measure_response_times(coarse, {.to = registered, .from = {}, .until = year(2023).end});
  EXPECT_DOUBLE_EQ(*to_the_year.shortest_median.time, 364);
  EXPECT_DOUBLE_EQ(*to_the_year.longest_median.time, 730);
  EXPECT_EQ(to_the_year.known_to_a_day, 0u);
}

TEST(ResponseTimes, KnowNothingOfWhatHappenedAfterTheEnd) {
  const std::vector cases{a_case({{registered, day(50)}})};
  const auto before = measure_response_times(cases, {.to = registered, .from = {}, .until = day(20).begin});
  EXPECT_EQ(before.curve.happened, 0u);
  EXPECT_DOUBLE_EQ(before.curve.steps.at(0).time, 19.5);
  EXPECT_EQ(
      measure_response_times(cases, {.to = registered, .from = {}, .until = day(-5).begin}).without_begin,
      1u);
}

TEST(ResponseTimes, LeaveOutWhatHasNoDateAndSaySo) {
  const std::vector cases{a_case({}, investigated), a_case({{registered, day(3)}}),
                          a_case({{reported, day(1)}, {registered, day(3)}}),
                          a_case({{reported, day(1)}, {closed, day(9)}})};
  const auto from_incident =
      measure_response_times(cases, {.to = registered, .from = {}, .until = day(99).begin});
  EXPECT_EQ(from_incident.without_date, 1u);
  EXPECT_EQ(from_incident.curve.subjects, 3u);
  EXPECT_EQ(from_incident.closed, 1u);
  const auto from_report =
      measure_response_times(cases, {.to = registered, .from = reported, .until = day(99).begin});
  EXPECT_EQ(from_report.without_begin, 2u);
  EXPECT_DOUBLE_EQ(from_report.curve.steps.at(0).time, 2);
  EXPECT_DOUBLE_EQ(from_report.curve.steps.at(1).time, 8) << "censored when it was closed";
  expect_error(error_kind::invalid_input,
               [&] { measure_response_times(cases, {.to = none, .from = {}, .until = {}}); });
  EXPECT_EQ(
      expect_error(error_kind::invalid_input,
                   [&] { measure_response_times(cases, {.to = registered, .from = closed, .until = {}}); })
          .field(),
      "from");
}

TEST(Overdue, IsACaseThatHasNotComeAsFarAsTheStandardSays) {
  const auto standard = response_standard::parse("registered:7, investigated:30");
  const std::vector cases{a_case({}),                        // 0: nothing at all
                          a_case({{registered, day(1)}}),    // 1: not investigated
                          a_case({{investigated, day(2)}}),  // 2: as it should be
                          a_case({{closed, day(2)}}),        // 3: closed
                          a_case({{reported, day(36)}}),     // 4: reported late
                          a_case({{reported, year(2021)}}),
                          a_case({}, adjudicated)};
  const auto found = find_overdue(cases, standard, day(40).begin);
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].id, cases[0].id);
  EXPECT_EQ(found[0].stage, registered);
  EXPECT_DOUBLE_EQ(found[0].least_days, 32);
  EXPECT_DOUBLE_EQ(found[0].most_days, 33);
  EXPECT_EQ(found[1].id, cases[1].id);
  EXPECT_EQ(found[1].stage, investigated);
  EXPECT_EQ(found[2].id, cases[5].id) << "perhaps: it was reported some time in the year";
  EXPECT_EQ(found[2].least_days, 0);
  EXPECT_DOUBLE_EQ(found[2].most_days, 33);
  EXPECT_TRUE(find_overdue(cases, {}, day(40).begin).empty());
}

TEST(ResponseStandard, IsReadAsItIsWritten) {
  EXPECT_EQ(response_standard::parse("investigated:30,registered:7").text(), "registered:7,investigated:30");
  EXPECT_EQ(response_standard::parse(default_standard).text(), default_standard);
  EXPECT_EQ(response_standard::parse("").text(), "");
  for (const char* wrong : {"registered", "registered:", "registered:-1", "none:3", "dancing:3",
                            "closed:10001", "closed:1,closed:2", "registered:1.5", ":"})
    EXPECT_EQ(expect_error(error_kind::invalid_input, [&] { response_standard::parse(wrong); }).field(),
              "standard")
        << wrong;
}

}  // namespace
}  // namespace uramost::casework
