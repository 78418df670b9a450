#include "core/time_interval.hpp"

#include <gtest/gtest.h>

namespace uramost {
namespace {

using namespace std::chrono;

TEST(TimeInterval, ADayInSpringHasTwentyThreeHours) {
  const auto day = calendar_interval(year{2023} / 3 / 26, time_precision::day);
  EXPECT_EQ(day.end - day.begin, hours{23});
}

TEST(TimeInterval, CalendarUnitsHoldWholeUnitsOfTheBelgradeCalendar) {
  const year_month_day date = year{2023} / 5 / 29;
  const auto text = [&](time_precision precision) {
    const auto span = calendar_interval(date, precision, 21, 10, 30);
    return to_rfc3339(span.begin) + " " + to_rfc3339(span.end);
  };
  EXPECT_EQ(text(time_precision::second), "2023-05-29T19:10:30Z 2023-05-29T19:10:31Z");
  EXPECT_EQ(text(time_precision::minute), "2023-05-29T19:10:00Z 2023-05-29T19:11:00Z");
  EXPECT_EQ(text(time_precision::hour), "2023-05-29T19:00:00Z 2023-05-29T20:00:00Z");
  EXPECT_EQ(text(time_precision::day), "2023-05-28T22:00:00Z 2023-05-29T22:00:00Z");
  EXPECT_EQ(text(time_precision::month), "2023-04-30T22:00:00Z 2023-05-31T22:00:00Z");
  EXPECT_EQ(text(time_precision::quarter), "2023-03-31T22:00:00Z 2023-06-30T22:00:00Z");
  EXPECT_EQ(text(time_precision::year), "2022-12-31T23:00:00Z 2023-12-31T23:00:00Z");
}

TEST(Rfc3339, ReadsOffsetsAndTheWallClock) {
  for (const char* text : {"2023-05-29T21:10:00+02:00", "2023-05-29T19:10:00Z", "2023-05-29T21:10",
                           "2023-05-29 21:10:00", "2023-05-29T21:10:00.123+0200", "2023-05-29T14:10-05:00"}) {
    const auto time = parse_rfc3339(text);
    ASSERT_TRUE(time) << text;
    EXPECT_EQ(to_rfc3339(*time), "2023-05-29T19:10:00Z") << text;
  }
}

TEST(Rfc3339, InBelgradeADayBeginsOnItsOwnDate) {
  using namespace std::chrono;
  EXPECT_EQ(to_belgrade_rfc3339(calendar_interval(year{2008} / 3 / 17, time_precision::day).begin),
            "2008-03-17T00:00:00+01:00");
  EXPECT_EQ(to_belgrade_rfc3339(calendar_interval(year{2023} / 7 / 31, time_precision::day).begin),
            "2023-07-31T00:00:00+02:00");
  for (time_point time = sys_days{year{2023} / 3 / 25}; time < sys_days{year{2023} / 3 / 28};
       time += minutes{15})
    EXPECT_EQ(parse_rfc3339(to_belgrade_rfc3339(time)), time);
}

TEST(Rfc3339, RefusesWhatIsMalformedOrImpossible) {
  for (const char* text :
       {"", "2023-05-29", "2023-02-31T10:00:00Z", "2023-05-29T24:10:00Z", "2023-05-29T21:60", "2023-05-29T21",
        "2023-05-29T21:10:00+2", "2023-05-29T21:10:00+02:99", "2023-5-29T21:10", "2023-05-29X21:10",
        "2023-05-29T21:10:00Zjunk", "2023-05-29T21:10:00.Z"})
    EXPECT_FALSE(parse_rfc3339(text)) << text;
}

TEST(Precision, OnlyHourOrFinerKnowsTheHour) {
  EXPECT_TRUE((time_interval{{}, {}, time_precision::hour}.knows_hour()));
  EXPECT_FALSE((time_interval{{}, {}, time_precision::day}.knows_hour()));
  EXPECT_TRUE((time_interval{{}, {}, time_precision::day}.knows_weekday()));
  EXPECT_FALSE((time_interval{{}, {}, time_precision::month}.knows_weekday()));
}

TEST(Precision, NamesComeBack) {
  for (int i = 0; i < 7; ++i)
    EXPECT_EQ(time_precision_of(to_string(static_cast<time_precision>(i))), static_cast<time_precision>(i));
  EXPECT_FALSE(time_precision_of("fortnight"));
}

}  // namespace
}  // namespace uramost
