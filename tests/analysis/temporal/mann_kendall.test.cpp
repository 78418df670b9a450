#include "analysis/temporal/mann_kendall.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "../reference_csv.hpp"
#include "core/error.hpp"

namespace uramost::analysis {
namespace {

std::vector<double> series_of(const reference_csv& file, const std::string& name) {
  const auto names = file.texts("series");
  const auto values = file.numbers("value");
  std::vector<double> made;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) made.push_back(values[i]);
  return made;
}

TEST(mann_kendall, is_that_of_its_peers) {
  const reference_csv expected("temporal/expected.mann_kendall.csv"), input("temporal/input.mk_series.csv");
  for (std::size_t i = 0; i < expected.texts("series").size(); ++i) {
    const std::string& name = expected.texts("series")[i];
    const auto got = mann_kendall(series_of(input, name));
    EXPECT_EQ(static_cast<double>(got.n), expected.numbers("n")[i]) << name;
    EXPECT_EQ(static_cast<double>(got.s), expected.numbers("S")[i]) << name;
    EXPECT_NEAR(got.variance / expected.numbers("varS")[i], 1, 1e-7) << name;  // single precision there
    EXPECT_NEAR(got.tau_b, expected.numbers("tau")[i], 1e-7) << name;
    // Its z and p come of a variance in single precision.
    EXPECT_NEAR(got.z / expected.numbers("z")[i], 1, 1e-7) << name;
    EXPECT_NEAR(got.p_two_sided / expected.numbers("p_normal_2sided")[i], 1, 1e-6) << name;
    EXPECT_NEAR(got.sen_slope / expected.numbers("sen_slope")[i], 1, 1e-12) << name;
  }
}

TEST(mann_kendall, finds_no_trend_where_all_is_equal) {
  const auto got = mann_kendall(std::vector<double>(12, 3.0));
  EXPECT_EQ(got.s, 0);
  EXPECT_EQ(got.variance, 0);
  EXPECT_EQ(got.p_two_sided, 1);
  EXPECT_EQ(got.tau_b, 0);
}

TEST(mann_kendall, by_hand_of_a_rising_series_with_a_gap) {
  const auto got = mann_kendall(std::vector<double>{1, std::nan(""), 5, 7});
  EXPECT_EQ(got.n, 3U);
  EXPECT_EQ(got.s, 3);
  EXPECT_DOUBLE_EQ(got.variance, 3 * 2 * 11 / 18.);
  EXPECT_DOUBLE_EQ(got.z, 2 / std::sqrt(66 / 18.));
  EXPECT_DOUBLE_EQ(got.tau, 1);
  EXPECT_DOUBLE_EQ(got.sen_slope, 2);  // (5 - 1) / 2, (7 - 1) / 3, (7 - 5) / 1
  EXPECT_DOUBLE_EQ(got.intercept, 5 - 2 * 2);
}

TEST(mann_kendall, turns_its_sign_with_the_series) {
  const auto up = mann_kendall(std::vector<double>{1, 4, 2, 8, 5, 7});
  const auto down = mann_kendall(std::vector<double>{7, 5, 8, 2, 4, 1});
  EXPECT_EQ(up.s, -down.s);
  EXPECT_EQ(up.p_two_sided, down.p_two_sided);
  EXPECT_DOUBLE_EQ(up.sen_slope, -down.sen_slope);
}

TEST(mann_kendall, says_how_many_values_it_needs) {
  EXPECT_THROW(mann_kendall(std::vector<double>{}), error);
  EXPECT_THROW(mann_kendall(std::vector<double>{1, std::nan("")}), error);
}

}  // namespace
}  // namespace uramost::analysis
