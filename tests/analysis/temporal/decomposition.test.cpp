#include "analysis/temporal/decomposition.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "../reference_csv.hpp"
#include "analysis/inference/random_stream.hpp"
#include "analysis/median.hpp"
#include "analysis/temporal/stl.hpp"
#include "analysis/temporal/stl_median.hpp"
#include "core/error.hpp"

namespace uramost::analysis {
namespace {

/// Every number that the peer has; where it has none, nor have we.
void expect_alike(const std::vector<double>& got, const std::vector<double>& wanted, double tolerance,
                  const std::string& what) {
  ASSERT_EQ(got.size(), wanted.size()) << what;
  for (std::size_t i = 0; i < got.size(); ++i) {
    if (std::isnan(wanted[i]))
      EXPECT_TRUE(std::isnan(got[i])) << what << ' ' << i;
    else
      EXPECT_NEAR(got[i], wanted[i], tolerance * std::max(1.0, std::abs(wanted[i]))) << what << ' ' << i;
  }
}

void expect_alike(const decomposition& got, const reference_csv& file, const std::string& prefix,
                  const std::string& remainder, double tolerance) {
  expect_alike(got.seasonal, file.numbers(prefix + "_seasonal"), tolerance, prefix + " seasonal");
  expect_alike(got.trend, file.numbers(prefix + "_trend"), tolerance, prefix + " trend");
  if (!remainder.empty())
    expect_alike(got.remainder, file.numbers(prefix + remainder), tolerance, prefix + remainder);
}

TEST(classical_decomposition, is_that_of_r) {
  const reference_csv daily("temporal/expected.decomposition_daily_freq7.csv");
  const auto count = daily.numbers("count");
  expect_alike(classical_decomposition(count, 7, decomposition_model::additive), daily, "dec_add", "_rem",
               1e-10);
  expect_alike(classical_decomposition(count, 7, decomposition_model::multiplicative), daily, "dec_mul", "",
               1e-10);
  const reference_csv monthly("temporal/expected.uk_driver_deaths.csv");
  const auto deaths = monthly.numbers("value");
  expect_alike(classical_decomposition(deaths, 12, decomposition_model::additive), monthly, "additive",
               "_remainder", 1e-10);
  expect_alike(classical_decomposition(deaths, 12, decomposition_model::multiplicative), monthly,
               "multiplicative", "_remainder", 1e-10);
}

TEST(classical_decomposition, finds_the_season_that_was_put_in) {
  std::vector<double> values;
  for (int i = 0; i < 20; ++i) values.push_back(10 + i + std::vector<double>{-3, 1, 0, 2}[i % 4]);
  const auto parts = classical_decomposition(values, 4, decomposition_model::additive);
  EXPECT_TRUE(std::isnan(parts.trend[1]) && std::isnan(parts.trend[18]));
  for (std::size_t i = 2; i < 18; ++i) {
    EXPECT_NEAR(parts.trend[i], 10 + static_cast<double>(i), 1e-12);
    EXPECT_NEAR(parts.remainder[i], 0, 1e-12);
  }
}

TEST(classical_decomposition, needs_two_periods_of_numbers) {
  const auto with = [](std::vector<double> values, std::size_t period) {
    return classical_decomposition(values, period, decomposition_model::additive);
  };
  EXPECT_THROW(with({1, 2, 3}, 2), error);
  EXPECT_THROW(with({1, 2, 3, 4}, 1), error);
  EXPECT_THROW(with({1, 2, std::nan(""), 4}, 2), error);
  EXPECT_NO_THROW(with({1, 2, 3, 4}, 2));
}

TEST(stl, is_that_of_r_on_days_of_the_week) {
  const reference_csv daily("temporal/expected.decomposition_daily_freq7.csv");
  const auto count = daily.numbers("count");
  expect_alike(stl(count, 7).parts, daily, "stl_per", "_rem", 1e-9);
  expect_alike(stl(count, 7, {.seasonal_window = 7, .robust = true}).parts, daily, "stl7rob", "_rem", 1e-9);
}

TEST(stl, is_that_of_r_on_months_with_windows_of_other_sizes) {
  const reference_csv monthly("temporal/expected.uk_driver_deaths.csv");
  const auto deaths = monthly.numbers("value");
  expect_alike(stl(deaths, 12).parts, monthly, "periodic", "_remainder", 1e-10);
  const auto robust = stl(deaths, 12, {.seasonal_window = 13, .robust = true});
  expect_alike(robust.parts, monthly, "robust13", "_remainder", 1e-10);
  expect_alike(robust.weights, monthly.numbers("robust13_weight"), 1e-10, "weights");
  expect_alike(stl(deaths, 12, {.seasonal_window = 8, .trend_window = 21}).parts, monthly, "window8_trend21",
               "_remainder", 1e-10);
}

TEST(stl, adds_up_and_lets_no_single_outlier_bend_it_when_robust) {
  std::vector<double> values;
  for (int i = 0; i < 70; ++i) values.push_back(20 + 0.1 * i + (i % 7 == 5 ? 6 : -1) + 0.3 * (i % 3));
  values[31] += 500;
  const auto result = stl(values, 7, {.robust = true});
  for (std::size_t i = 0; i < values.size(); ++i)
    EXPECT_NEAR(result.parts.seasonal[i] + result.parts.trend[i] + result.parts.remainder[i], values[i],
                1e-9);
  EXPECT_EQ(result.weights[31], 0);
  EXPECT_NEAR(result.parts.remainder[31], 500, 2);
}

TEST(stl_median, is_the_median_of_an_odd_number_and_mostly_of_an_even_one) {
  random_stream random(1);
  int same = 0;
  for (int i = 0; i < 400; ++i) {
    std::vector<double> values(150 + i);
    for (double& each : values) each = random.fraction();
    if (values.size() % 2 == 1)
      EXPECT_EQ(stl_median(values), median(values));
    else
      same += stl_median(values) == median(values);
  }
  EXPECT_GT(same, 150);
  EXPECT_LT(same, 200);  // the fault that R has
  EXPECT_EQ(stl_median({3, 1}), 2);
  EXPECT_EQ(stl_median({5}), 5);
}

TEST(stl, takes_the_true_median_when_asked) {
  const reference_csv daily("temporal/expected.decomposition_daily_freq7.csv");
  const auto count = daily.numbers("count");
  const auto exact = stl(count, 7, {.seasonal_window = 7, .robust = true, .exact_median = true}).parts.trend;
  const auto wanted = daily.numbers("stl7rob_trend");
  double farthest = 0;
  for (std::size_t i = 0; i < exact.size(); ++i)
    farthest = std::max(farthest, std::abs(exact[i] - wanted[i]));
  EXPECT_GT(farthest, 1e-3);  // one of fifteen medians is off there
  EXPECT_LT(farthest, 0.5);
}

TEST(stl, needs_more_than_two_periods_of_numbers) {
  EXPECT_THROW(stl(std::vector<double>(14, 1.0), 7), error);
  EXPECT_THROW(stl(std::vector<double>(20, std::nan("")), 7), error);
  EXPECT_THROW(stl(std::vector<double>(20, 1.0), 1), error);
  EXPECT_THROW(stl(std::vector<double>(20, 1.0), 7, {.seasonal_window = 1}), error);
  // Nothing but one value: no residual, no season.
  EXPECT_NEAR(stl(std::vector<double>(15, 4.0), 7, {.robust = true}).parts.trend[3], 4, 1e-12);
}

}  // namespace
}  // namespace uramost::analysis
