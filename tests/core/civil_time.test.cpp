#include "core/civil_time.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <ctime>

namespace uramost {
namespace {

using namespace std::chrono;

TEST(CivilTime, AgreesWithTheSystemsTimeZoneDatabaseForEveryHourSince1983) {
  setenv("TZ", "Europe/Belgrade", 1);
  tzset();
  const std::time_t probe = 1'690'000'000;  // July 2023
  std::tm summer{};
  localtime_r(&probe, &summer);
  if (summer.tm_gmtoff != 7200) GTEST_SKIP() << "this machine has no time zone database";

  for (time_point utc = sys_days{year{1983} / 1 / 1}; utc < sys_days{year{2037} / 1 / 1};
       utc += minutes{30}) {
    const std::time_t seconds_since_1970 = utc.time_since_epoch().count();
    std::tm system{};
    localtime_r(&seconds_since_1970, &system);
    const civil_time ours = to_belgrade(utc);
    ASSERT_EQ(belgrade_offset(utc).count(), system.tm_gmtoff) << seconds_since_1970;
    ASSERT_EQ(ours.hour, system.tm_hour) << seconds_since_1970;
    ASSERT_EQ(ours.weekday % 7, system.tm_wday) << seconds_since_1970;
    ASSERT_EQ(static_cast<unsigned>(ours.date.day()), static_cast<unsigned>(system.tm_mday))
        << seconds_since_1970;
  }
}

TEST(CivilTime, ReadingsThatOccurOnceComeBackToTheSameInstant) {
  for (time_point utc = sys_days{year{2022} / 1 / 1}; utc < sys_days{year{2024} / 1 / 1};
       utc += minutes{15}) {
    const civil_time wall = to_belgrade(utc);
    const time_point back = from_belgrade(wall.date, wall.hour, wall.minute, wall.second);
    const bool second_of_a_repeated_hour = back == utc - hours{1};
    ASSERT_TRUE(back == utc || second_of_a_repeated_hour) << utc.time_since_epoch().count();
  }
}

TEST(CivilTime, TakesTheEarlierInstantOfTheHourThatOccursTwice) {
  EXPECT_EQ(from_belgrade(year{2023} / 10 / 29, 2, 30), sys_days{year{2023} / 10 / 29} + minutes{30});
}

TEST(CivilTime, ReadsTheSkippedHourAsIfTheClockHadNotChanged) {
  const time_point skipped = from_belgrade(year{2023} / 3 / 26, 2, 30);
  EXPECT_EQ(skipped, sys_days{year{2023} / 3 / 26} + hours{1} + minutes{30});
  EXPECT_EQ(to_belgrade(skipped).hour, 3);
}

}  // namespace
}  // namespace uramost
