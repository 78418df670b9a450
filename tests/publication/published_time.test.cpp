#include "publication/published_time.hpp"

#include <gtest/gtest.h>

namespace uramost::publication {
namespace {

using namespace std::chrono;

const time_interval evening = calendar_interval(2023y / May / 29, time_precision::minute, 21, 10);

TEST(PublishedTime, IsTheDayTheMonthOrTheQuarter) {
  EXPECT_EQ(published_time(evening, tier::p0), calendar_interval(2023y / May / 29, time_precision::day));
  EXPECT_EQ(published_time(evening, tier::p1), calendar_interval(2023y / May / 1, time_precision::month));
  EXPECT_EQ(published_time(evening, tier::p2), calendar_interval(2023y / April / 1, time_precision::quarter));
}

TEST(PublishedTime, IsOfTheCalendarThereAndNotOfUtc) {
  // Half past midnight on 1 April in Mitrovica is still March in UTC.
  const time_interval night = calendar_interval(2023y / April / 1, time_precision::minute, 0, 30);
  EXPECT_EQ(published_time(night, tier::p1), calendar_interval(2023y / April / 1, time_precision::month));
}

TEST(PublishedTime, IsNeverMoreExactThanWhatIsKnown) {
  const time_interval year = calendar_interval(2023y / January / 1, time_precision::year);
  for (const tier each : {tier::p0, tier::p1, tier::p2}) EXPECT_EQ(published_time(year, each), year);
}

TEST(PublishedTime, IsTheSameForAllOfOneMonth) {
  for (unsigned d = 1; d <= 31; ++d)
    for (const int hour : {0, 12, 23})
      EXPECT_EQ(published_time(calendar_interval(2023y / May / day{d}, time_precision::hour, hour), tier::p1),
                calendar_interval(2023y / May / 1, time_precision::month));
}

}  // namespace
}  // namespace uramost::publication
