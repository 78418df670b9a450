#include "analysis/areal/emerging_hot_spots.hpp"

#include <gmock/gmock.h>

#include <cmath>

#include "analysis/areal/neighbourhood.hpp"
#include "analysis/inference/random_stream.hpp"
#include "analysis/temporal/mann_kendall.hpp"
#include "core/error.hpp"

namespace uramost::analysis {
namespace {

using enum hot_spot_history;

hot_spot_history history(const std::vector<int>& steps, int trend = 0) {
  return history_of(steps, trend, 0.9);
}

TEST(emerging_hot_spots, tell_histories_apart) {
  EXPECT_EQ(history({0, 0, 0, 0, 1}), fresh);
  EXPECT_EQ(history({-1, 0, 0, 0, 1}), fresh);
  EXPECT_EQ(history({0, 0, 0, 1, 1}), consecutive);
  EXPECT_EQ(history({0, 1, 0, 1, 1}), sporadic);
  EXPECT_EQ(history({-1, 1, 0, 1, 1}), oscillating);
  EXPECT_EQ(history({1, 1, 1, 1, 1}), persistent);
  EXPECT_EQ(history({1, 1, 1, 1, 1}, 1), intensifying);
  EXPECT_EQ(history({1, 1, 1, 1, 1}, -1), diminishing);
  EXPECT_EQ(history({1, 1, 1, 1, 1, 1, 1, 1, 1, 0}), historical);
  EXPECT_EQ(history({0, 1, 1, 1, 1, 1, 1, 1, 1, 1}, 1), intensifying);
  EXPECT_EQ(history({1, 1, 0, 0, 0}), none);
  EXPECT_EQ(history({0, 0, -1, -1, -1}, -1), none);
}

/// A board of cells by months: SYNTHETIC counts of noise, and in two corners a hot spot that grows, and one
/// that begins in the last month.
std::vector<double> board(std::size_t side, std::size_t steps) {
  std::vector<double> values;
  random_stream random(4);
  for (std::size_t cell = 0; cell < side * side; ++cell)
    for (std::size_t step = 0; step < steps; ++step) {
      const std::size_t row = cell / side, column = cell % side;
      double value = static_cast<double>(random.below(3));
      if (row < 3 && column < 3) value += 20 + 2 * static_cast<double>(step);
      if (row + 3 >= side && column + 3 >= side && step + 1 == steps) value += 80;
      values.push_back(value);
    }
  return values;
}

TEST(emerging_hot_spots, are_found_where_they_are) {
  const auto values = board(12, 12);
  const auto places = emerging_hot_spots(values, 12, square_grid_weights(12, 12, contiguity::queen));
  EXPECT_EQ(places[12 + 1].history, intensifying);
  EXPECT_GT(places[12 + 1].trend_z, 0);
  EXPECT_EQ(places[12 + 1].hot_steps, 12U);
  EXPECT_EQ(places[10 * 12 + 10].history, fresh);
  EXPECT_EQ(places[6 * 12 + 6].history, none);
}

TEST(emerging_hot_spots, have_the_z_of_the_formula_and_its_trend) {
  constexpr std::size_t side = 5, steps = 6, n = side * side * steps;
  const auto values = board(side, steps);
  const auto places = emerging_hot_spots(values, steps, square_grid_weights(side, side, contiguity::rook));
  double mean = 0, squares = 0;
  for (const double x : values) mean += x / n, squares += x * x / n;
  const double s = std::sqrt(squares - mean * mean);
  for (std::size_t cell = 0; cell < side * side; ++cell) {
    for (std::size_t step = 0; step < steps; ++step) {
      double sum = 0, count = 0;
      for (std::size_t other = 0; other < side * side; ++other) {
        const auto apart = std::abs(static_cast<int>(cell / side) - static_cast<int>(other / side)) +
                           std::abs(static_cast<int>(cell % side) - static_cast<int>(other % side));
        for (std::size_t at = step == 0 ? 0 : step - 1; apart <= 1 && at <= step; ++at)
          sum += values[other * steps + at], ++count;
      }
      const double z = (sum - mean * count) / (s * std::sqrt((n * count - count * count) / (n - 1)));
      EXPECT_NEAR(places[cell].z[step], z, 1e-9);
    }
    EXPECT_EQ(places[cell].trend_z, mann_kendall(places[cell].z).z);
  }
}

TEST(emerging_hot_spots, refuse_too_few_steps_and_values) {
  const auto w = square_grid_weights(3, 3, contiguity::rook);
  EXPECT_THROW(emerging_hot_spots(board(3, 3), 3, w), error);
  EXPECT_THROW(emerging_hot_spots(board(3, 5), 6, w), error);
}

}  // namespace
}  // namespace uramost::analysis
