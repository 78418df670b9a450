#include "analysis/temporal/seasonal_profile.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "../reference_csv.hpp"
#include "core/error.hpp"
#include "core/time_interval.hpp"

namespace uramost::analysis {
namespace {

using namespace std::chrono;

constexpr day_range year_2016{sys_days(2016y / January / 1), sys_days(2017y / January / 1)};

std::vector<dated_count> burglaries() {
  const reference_csv file("temporal/input.chicago_burglary_daily_2016.csv");
  std::vector<dated_count> made;
  for (std::size_t i = 0; i < file.texts("date").size(); ++i)
    made.push_back(
        {sys_days(*parse_date(file.texts("date")[i])), static_cast<std::uint64_t>(file.numbers("count")[i])});
  return made;
}

// chisq.test of R 4.2.2 on the sums by weekday and by month.
TEST(profile_of, tests_as_r_does) {
  const auto counts = burglaries();
  const auto equal = profile_of(counts, year_2016, season::weekday, season_expectation::equal);
  EXPECT_NEAR(equal.chi_square, 200.6499700829131, 1e-9);
  EXPECT_EQ(equal.degrees, 6);
  EXPECT_NEAR(equal.p / 1.379932996258271e-40, 1, 1e-9);
  const auto weekly = profile_of(counts, year_2016, season::weekday);
  EXPECT_NEAR(weekly.chi_square, 200.9783124381018, 1e-9);
  EXPECT_EQ(weekly.slots[0].count, 1858U);
  EXPECT_EQ(weekly.slots[4].days, 53);
  EXPECT_EQ(weekly.slots[6].count, 1237U);
  const auto monthly = profile_of(counts, year_2016, season::month);
  EXPECT_NEAR(monthly.chi_square, 257.2255098574258, 1e-9);
  EXPECT_EQ(monthly.slots[1].count, 672U);
  EXPECT_EQ(monthly.slots[1].days, 29);
}

TEST(profile_of, expects_what_the_days_of_the_data_give) {
  // Ten days from a Monday: Monday to Wednesday come twice.
  const sys_days monday{2024y / September / 2};
  const std::vector<dated_count> counts{
      {monday, 4}, {monday + days(7), 2}, {monday + days(9)}, {monday - days(1)}};
  const auto got = profile_of(counts, {monday, monday + days(10)}, season::weekday);
  EXPECT_EQ(got.n, 7U);  // the Sunday before is outside
  EXPECT_EQ(got.slots[0].count, 6U);
  EXPECT_NEAR(got.slots[0].expected, 1.4, 1e-12);
  EXPECT_NEAR(got.slots[0].ratio, 6 / 1.4, 1e-12);
  EXPECT_NEAR(got.slots[0].ratio_interval.high, poisson_interval(6, 0.95).high / 1.4, 1e-12);
  EXPECT_NEAR(got.slots[6].expected, 0.7, 1e-12);
  EXPECT_EQ(got.slots[6].ratio_interval.low, 0);
}

TEST(profile_of, leaves_out_slots_without_days) {
  const day_range autumn{sys_days(2024y / September / 1), sys_days(2024y / November / 1)};
  const std::vector<dated_count> counts{{sys_days(2024y / September / 3), 30},
                                        {sys_days(2024y / October / 3), 31}};
  const auto got = profile_of(counts, autumn, season::month);
  EXPECT_EQ(got.degrees, 1);
  EXPECT_NEAR(got.chi_square, 0, 1e-12);
  EXPECT_NEAR(got.p, 1, 1e-12);
  EXPECT_TRUE(std::isnan(got.slots[0].ratio));
}

TEST(profile_of, refuses_what_has_no_profile) {
  const day_range september{sys_days(2024y / September / 1), sys_days(2024y / October / 1)};
  const std::vector<dated_count> one{{sys_days(2024y / September / 3)}};
  EXPECT_THROW(profile_of(one, september, season::month), error);
  EXPECT_THROW(profile_of({}, september, season::weekday), error);
  EXPECT_THROW(profile_of(one, {september.end, september.begin}, season::weekday), error);
}

}  // namespace
}  // namespace uramost::analysis
