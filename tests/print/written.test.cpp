#include "print/written.hpp"

#include <gtest/gtest.h>

#include <cmath>

namespace uramost::print {
namespace {

TEST(Written, NumbersHaveTheMarksOfTheirLanguage) {
  EXPECT_EQ(written(language::en, 1234567.891, 2), "1,234,567.89");
  EXPECT_EQ(written(language::sr_latn, 1234567.891, 2), "1.234.567,89");
  EXPECT_EQ(written(language::sr_cyrl, -1234.5, 1), "−1.234,5");
  EXPECT_EQ(written(language::sq, 1234567.891, 2), "1\u00A0234\u00A0567,89");
  EXPECT_EQ(written(language::en, std::int64_t{999}), "999");
  EXPECT_EQ(written(language::en, -0.0001, 2), "0.00");
  EXPECT_EQ(written(language::en, NAN, 2), "–");
}

TEST(Written, ShortNumbersHaveNoNoughtsAtTheirEnd) {
  EXPECT_EQ(written_shortly(language::en, 0.5), "0.5");
  EXPECT_EQ(written_shortly(language::sr_latn, 12.34), "12,3");
  EXPECT_EQ(written_shortly(language::en, 20), "20");
  EXPECT_EQ(written_shortly(language::en, 2926), "2,926");
  EXPECT_EQ(written_shortly(language::en, 0), "0");
}

TEST(Written, ProbabilitiesAreNeverNothing) {
  EXPECT_EQ(written_p(language::sr_latn, 0.0123), "0,012");
  EXPECT_EQ(written_p(language::en, 0), "< 0.001");
  EXPECT_EQ(written_p(language::en, 1), "1.000");
}

TEST(Written, DaysAreThoseOfKosovo) {
  // 23:30 UTC is half past midnight of the next day.
  const time_point late =
      std::chrono::sys_days{std::chrono::year{2026} / 11 / 20} + std::chrono::minutes{23 * 60 + 30};
  EXPECT_EQ(written_day(language::sq, late), "21 nëntor 2026");
  EXPECT_EQ(written_day(language::sr_latn, late), "21. 11. 2026.");
  EXPECT_EQ(written_minute(language::sr_cyrl, late), "21. 11. 2026. 00:30");
  EXPECT_EQ(written_minute(language::en, late), "21 Nov 2026, 00:30");
}

}  // namespace
}  // namespace uramost::print
