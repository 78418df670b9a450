#include "analysis/temporal/period_comparison.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "core/error.hpp"

namespace uramost::analysis {
namespace {

using namespace std::chrono;

// The numbers of R 4.2.2: poisson.test(c(after, before), c(days after, days before)).
TEST(compare_periods, is_that_of_r) {
  const auto got = compare_periods({387, 365}, {431, 366});
  EXPECT_NEAR(got.ratio, 1.110652207678513, 1e-12);
  EXPECT_NEAR(got.ratio_interval.low, 0.965952015849936, 1e-9);
  EXPECT_NEAR(got.ratio_interval.high, 1.277370818065971, 1e-9);
  EXPECT_NEAR(got.p_two_sided, 0.141925819456262, 1e-9);
  const auto few = compare_periods({9, 28}, {3, 28});
  EXPECT_NEAR(few.ratio, 1 / 3., 1e-12);
  EXPECT_NEAR(few.ratio_interval.low, 0.0580450324180978, 1e-9);
  EXPECT_NEAR(few.ratio_interval.high, 1.3356761980788914, 1e-9);
  EXPECT_NEAR(few.p_two_sided, 0.1459960937500001, 1e-9);
}

TEST(compare_periods, turns_around_with_its_periods) {
  const auto there = compare_periods({12, 30}, {31, 28}), back = compare_periods({31, 28}, {12, 30});
  EXPECT_NEAR(there.ratio * back.ratio, 1, 1e-12);
  EXPECT_NEAR(there.ratio_interval.low * back.ratio_interval.high, 1, 1e-9);
  EXPECT_NEAR(there.p_two_sided, back.p_two_sided, 1e-9);
  EXPECT_NEAR(there.expected, 12 * 28 / 30., 1e-12);
  EXPECT_NEAR(there.rate_after_interval.low, poisson_interval(31, 0.95).low / 28, 1e-12);
}

TEST(compare_periods, answers_of_nothing_that_nothing_is_known) {
  const auto none = compare_periods({0, 10}, {0, 10});
  EXPECT_TRUE(std::isnan(none.ratio));
  EXPECT_EQ(none.ratio_interval.low, 0);
  EXPECT_TRUE(std::isinf(none.ratio_interval.high));
  EXPECT_EQ(none.p_two_sided, 1);
  const auto begun = compare_periods({0, 10}, {4, 10});
  EXPECT_TRUE(std::isinf(begun.ratio) && std::isinf(begun.ratio_interval.high));
  EXPECT_NEAR(begun.p_two_sided, 0.125, 1e-12);
  EXPECT_EQ(compare_periods({4, 10}, {0, 10}).ratio_interval.low, 0);
}

TEST(compare_periods, refuses_periods_without_length) {
  EXPECT_THROW(compare_periods({1, 0}, {1, 1}), error);
  EXPECT_THROW(compare_periods({1, 1}, {1, std::nan("")}), error);
  EXPECT_THROW(compare_periods({1, 1}, {1, 1}, 1), error);
}

day_range range(year_month_day begin, year_month_day end) { return {sys_days(begin), sys_days(end)}; }

TEST(year_to_date, ends_on_the_same_date_of_the_year_before) {
  const auto usual = year_to_date(sys_days(2023y / May / 7));
  EXPECT_EQ(usual.after, range(2023y / January / 1, 2023y / May / 8));
  EXPECT_EQ(usual.before, range(2022y / January / 1, 2022y / May / 8));
  EXPECT_EQ(usual.after.days(), usual.before.days());
}

TEST(year_to_date, compares_29_february_with_28_february) {
  const auto leap = year_to_date(sys_days(2024y / February / 29));
  EXPECT_EQ(leap.after, range(2024y / January / 1, 2024y / March / 1));
  EXPECT_EQ(leap.before, range(2023y / January / 1, 2023y / March / 1));
  EXPECT_EQ(leap.after.days() - leap.before.days(), 1);
  // And after a leap year its 29 February counts.
  EXPECT_EQ(year_to_date(sys_days(2025y / December / 31)).before.days(), 366);
}

TEST(last_days, are_as_many_in_both_years) {
  const auto recent = last_days(sys_days(2024y / March / 10));
  EXPECT_EQ(recent.after, range(2024y / February / 12, 2024y / March / 11));
  EXPECT_EQ(recent.before, range(2023y / February / 11, 2023y / March / 11));
  EXPECT_EQ(last_days(sys_days(2024y / February / 29), 1).before,
            range(2023y / February / 28, 2023y / March / 1));
  EXPECT_THROW(last_days(sys_days(2024y / March / 10), 0), error);
}

}  // namespace
}  // namespace uramost::analysis
