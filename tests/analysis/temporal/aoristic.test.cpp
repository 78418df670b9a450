#include "analysis/temporal/aoristic.hpp"

#include <gmock/gmock.h>

#include <numeric>

#include "analysis/inference/random_stream.hpp"

namespace uramost::analysis {
namespace {

using namespace std::chrono;

std::int64_t clock(int y, unsigned m, unsigned d, int hour = 0, int minute = 0, int second = 0) {
  return seconds(sys_days(year(y) / month(m) / day(d)).time_since_epoch()).count() + hour * 3600 +
         minute * 60 + second;
}

/// The definition, minute by minute, with the calendar of the standard library.
week_of_hours minute_by_minute(const clock_span& of) {
  const auto hour_of = [](std::int64_t at) {
    const sys_seconds time{seconds(at)};
    const auto day = floor<days>(time);
    return weekday(day).c_encoding() * 24 + static_cast<unsigned>(floor<hours>(time - day).count());
  };
  week_of_hours weights{};
  const std::int64_t whole = of.end && *of.end >= of.start ? (*of.end - of.start) / 60 : 0;
  if (whole >= 10080) {
    weights.fill(1 / 168.);
  } else if (whole <= 1) {
    weights[hour_of(of.start)] = 1;
  } else {
    for (std::int64_t i = 0; i < whole; ++i)
      weights[hour_of(of.start + i * 60)] += 1 / static_cast<double>(whole);
  }
  return weights;
}

double sum(const week_of_hours& of) { return std::accumulate(of.begin(), of.end(), 0.0); }

TEST(aoristic, is_what_counting_every_minute_gives) {
  random_stream random(7);
  for (int i = 0; i < 3000; ++i) {
    clock_span span{-400'000'000 + static_cast<std::int64_t>(random.below(2'000'000'000)), {}};
    const auto longest = random.below(2) ? 900'000U : 9'000U;
    if (random.below(10) > 0) span.end = span.start - 300 + random.below(longest);
    const week_of_hours got = aoristic_weights(span), wanted = minute_by_minute(span);
    ASSERT_NEAR(sum(got), 1, 1e-12);
    for (std::size_t hour = 0; hour < hours_of_week; ++hour)
      ASSERT_NEAR(got[hour], wanted[hour], 1e-12)
          << "from " << span.start << " to " << span.end.value_or(0) << ", hour " << hour;
  }
}

TEST(aoristic, counts_from_sunday_midnight) {
  // 2024-09-01 was a Sunday.
  EXPECT_EQ(aoristic_weights({clock(2024, 9, 1), {}})[0], 1);
  EXPECT_EQ(aoristic_weights({clock(2024, 9, 7, 23, 59, 59), {}})[167], 1);
  EXPECT_EQ(aoristic_weights({clock(1969, 12, 28), {}})[0], 1);
}

TEST(aoristic, shares_by_whole_minutes_over_the_end_of_the_week) {
  const auto weights = aoristic_weights({clock(2024, 9, 7, 23, 30, 50), clock(2024, 9, 8, 1, 0, 20)});
  // 89 minutes and 30 seconds, begun at 23:30.
  EXPECT_DOUBLE_EQ(weights[167], 30 / 89.);
  EXPECT_DOUBLE_EQ(weights[0], 59 / 89.);
  EXPECT_EQ(weights[1], 0);
}

TEST(aoristic, counts_in_the_hour_of_the_start_what_is_short_or_cannot_be) {
  const std::int64_t monday = clock(2024, 9, 2, 10, 59, 30);
  for (const std::optional<std::int64_t> end :
       {std::optional<std::int64_t>(), std::optional(monday), std::optional(monday + 119),
        std::optional(monday - 1), std::optional(monday - 999'999)})
    EXPECT_EQ(aoristic_weights({monday, end})[34], 1);
  EXPECT_DOUBLE_EQ(aoristic_weights({monday, monday + 120})[34], 0.5);
}

TEST(aoristic, says_nothing_about_the_hour_of_a_week_or_more) {
  const std::int64_t start = clock(2024, 9, 2, 10, 30);
  EXPECT_EQ(aoristic_weights({start, start + 10080 * 60})[3], 1 / 168.);
  EXPECT_NE(aoristic_weights({start, start + 10080 * 60 - 1})[34], 1 / 168.);
}

TEST(aoristic, adds_up_and_says_how_many_were_doubtful) {
  const std::int64_t start = clock(2024, 9, 2, 10, 30);
  const std::vector<clock_span> spans{
      {start, {}}, {start, start - 60}, {start, start + 8 * 86400}, {start, start + 7200}};
  const auto result = aoristic(spans);
  EXPECT_NEAR(sum(result.weights), 4, 1e-12);
  EXPECT_EQ(result.n, 4U);
  EXPECT_EQ(result.without_end, 1U);
  EXPECT_EQ(result.end_before_start, 1U);
  EXPECT_EQ(result.week_or_longer, 1U);
  EXPECT_EQ(sum(aoristic({}).weights), 0);
}

TEST(aoristic, spreads_an_incident_known_to_the_day_over_its_24_hours_also_when_clocks_change) {
  for (const auto date : {2024y / May / 7, 2024y / March / 31, 2024y / October / 27}) {
    const auto weights = aoristic_weights(on_the_clock(calendar_interval(date, time_precision::day)));
    const std::size_t first = weekday(sys_days(date)).c_encoding() * 24;
    for (std::size_t hour = first; hour < first + 24; ++hour) EXPECT_DOUBLE_EQ(weights[hour], 1 / 24.);
  }
  // And one known to the minute counts in its hour: Tuesday 21 h.
  EXPECT_EQ(aoristic_weights(on_the_clock(
                calendar_interval(2024y / May / 7, time_precision::minute, 21, 10)))[2 * 24 + 21],
            1);
}

}  // namespace
}  // namespace uramost::analysis
