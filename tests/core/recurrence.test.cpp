#include "core/recurrence.hpp"

#include <gtest/gtest.h>

#include "core/time_interval.hpp"

namespace uramost {
namespace {

time_point at(const char* rfc3339) { return *parse_rfc3339(rfc3339); }
std::string last(const char* text, const char* now) {
  return to_rfc3339(recurrence::parse(text)->last(at(now)));
}
std::string next(const char* text, const char* now) {
  return to_rfc3339(recurrence::parse(text)->next(at(now)));
}

TEST(Recurrence, IsReadFromWords) {
  for (const char* text : {"daily 0", "daily 23", "weekly sun 5", "monthly 28 12"})
    EXPECT_TRUE(recurrence::parse(text)) << text;
  for (const char* text : {"", "daily", "daily 24", "daily -1", "weekly 3", "weekly someday 3",
                           "monthly 29 3", "monthly 0 3", "yearly 1 3", "daily 3 3", "weekly mon 3 3"})
    EXPECT_FALSE(recurrence::parse(text)) << text;
}

TEST(Recurrence, IsOfTheClockOfBelgrade) {
  EXPECT_EQ(last("daily 3", "2026-07-10T12:00:00Z"), "2026-07-10T01:00:00Z") << "summer time";
  EXPECT_EQ(last("daily 3", "2026-01-10T12:00:00Z"), "2026-01-10T02:00:00Z");
  EXPECT_EQ(next("daily 3", "2026-03-28T12:00:00Z"), "2026-03-29T01:00:00Z")
      << "the night the clock goes forward";
  EXPECT_EQ(next("daily 0", "2026-07-10T21:59:00Z"), "2026-07-10T22:00:00Z") << "midnight there";
}

TEST(Recurrence, IsDueAtItsHourAndNotAMomentBefore) {
  EXPECT_EQ(last("daily 3", "2026-01-10T02:00:00Z"), "2026-01-10T02:00:00Z");
  EXPECT_EQ(last("daily 3", "2026-01-10T01:59:59Z"), "2026-01-09T02:00:00Z");
  EXPECT_EQ(next("daily 3", "2026-01-10T02:00:00Z"), "2026-01-11T02:00:00Z");
}

TEST(Recurrence, FallsOnItsDayOfTheWeekOrMonth) {
  EXPECT_EQ(last("weekly mon 6", "2026-11-22T12:00:00Z"), "2026-11-16T05:00:00Z");
  EXPECT_EQ(next("weekly mon 6", "2026-11-22T12:00:00Z"), "2026-11-23T05:00:00Z");
  EXPECT_EQ(last("monthly 28 6", "2026-03-01T00:00:00Z"), "2026-02-28T05:00:00Z");
  EXPECT_EQ(next("monthly 1 6", "2026-12-01T06:00:00Z"), "2027-01-01T05:00:00Z");
}

}  // namespace
}  // namespace uramost
