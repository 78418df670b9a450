#include "analysis/space_time/near_repeat.hpp"

#include <gmock/gmock.h>

#include <chrono>
#include <cmath>
#include <limits>

#include "../reference_csv.hpp"
#include "analysis/inference/random_stream.hpp"
#include "core/error.hpp"
#include "core/time_interval.hpp"

namespace uramost::analysis {
namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();

struct incidents {
  std::vector<planar_point> points;
  std::vector<double> days;
};

incidents chicago_arson() {
  const reference_csv file("near_repeat/input.chicago_arson.csv");
  incidents made;
  const auto x = file.numbers("x"), y = file.numbers("y");
  for (std::size_t i = 0; i < x.size(); ++i) {
    made.points.push_back({x[i], y[i]});
    const auto date = parse_date(file.texts("date")[i]);
    made.days.push_back(static_cast<double>(std::chrono::sys_days(*date).time_since_epoch().count()));
  }
  return made;
}

/// `divisor` makes days of what is no whole day, which takes the other way through the code.
void expect_as(const std::string& name, near_repeat_options options, double divisor = 1) {
  auto [points, days] = chicago_arson();
  for (double& day : days) day /= divisor;
  for (double& edge : options.temporal_edges) edge /= divisor;
  const reference_csv expected(name);
  const auto got = near_repeat(points, days, options);
  const auto counts = expected.numbers("observed"), exact = expected.numbers("expected_exact"),
             ratio = expected.numbers("knox_ratio_exact"), p = expected.numbers("p_mc");
  ASSERT_EQ(got.cells.size(), counts.size());
  for (std::size_t i = 0; i < counts.size(); ++i) {
    EXPECT_EQ(static_cast<double>(got.cells[i].observed), counts[i]) << i;
    EXPECT_NEAR(got.cells[i].expected / exact[i], 1, 1e-12) << i;
    EXPECT_NEAR(got.cells[i].ratio, ratio[i], 1e-12 * (1 + ratio[i])) << i;
    EXPECT_NEAR(got.cells[i].simulated_mean / exact[i], 1, 0.6) << i;
    const double error = std::sqrt(std::max(p[i] * (1 - p[i]), 0.001) / 999);
    EXPECT_NEAR(got.cells[i].p, p[i], 4 * error) << i;
  }
}

TEST(near_repeat, is_that_of_its_peer_in_the_calculators_true_intervals) {
  expect_as("near_repeat/expected.nrc_intervals_manhattan.csv",
            {.spatial_edges = {0, 1, 200, 400, 600, infinity}, .temporal_edges = {0, 1, 2, 3, infinity}});
}

TEST(near_repeat, is_that_of_its_peer_in_the_intervals_the_calculator_prints) {
  expect_as("near_repeat/expected.nrc_labels_manhattan.csv",
            {.spatial_edges = {0, 1, 201, 401, 601, infinity}, .temporal_edges = {0, 2, 3, 4, infinity}});
}

TEST(near_repeat, is_that_of_its_peer_by_weeks_as_the_crow_flies) {
  const near_repeat_options weeks{.spatial_edges = {0, 0.001, 100, 200, 400, 800, infinity},
                                  .temporal_edges = {0, 7, 14, 21, 28, infinity},
                                  .metric = distance_metric::euclidean};
  expect_as("near_repeat/expected.weeks_euclidean.csv", weeks);
  expect_as("near_repeat/expected.weeks_euclidean.csv", weeks, 4096);
}

TEST(near_repeat, counts_as_two_loops_would) {
  random_stream random(3);
  for (const double step : {1.0, 0.25}) {
    incidents all;
    for (int i = 0; i < 120; ++i) {
      all.points.push_back(
          {std::floor(random.fraction() * 40) * 10, std::floor(random.fraction() * 40) * 10});
      all.days.push_back(random.below(60) * step - 20);
    }
    // Neither begins at 0: what is nearer and sooner is left out.
    const std::vector<double> space{10, 30, 90, infinity}, time{step, 3 * step, 9.5 * step};
    const auto got = near_repeat(all.points, all.days,
                                 {.spatial_edges = space, .temporal_edges = time, .permutations = 9});
    for (std::size_t s = 0; s < 3; ++s)
      for (std::size_t t = 0; t < 2; ++t) {
        std::uint64_t count = 0;
        for (std::size_t i = 0; i < all.days.size(); ++i)
          for (std::size_t j = i + 1; j < all.days.size(); ++j) {
            const double d = distance_between(all.points[i], all.points[j], distance_metric::manhattan);
            const double apart = std::abs(all.days[i] - all.days[j]);
            count += d >= space[s] && d < space[s + 1] && apart >= time[t] && apart < time[t + 1];
          }
        EXPECT_EQ(got.at(s, t).observed, count);
      }
  }
}

TEST(near_repeat, gives_the_same_p_for_the_same_seed) {
  const auto [points, days] = chicago_arson();
  const auto p_of = [&](std::uint64_t seed) {
    std::vector<double> p;
    for (const auto& cell : near_repeat(points, days, {.permutations = 99, .seed = seed}).cells)
      p.push_back(cell.simulated_mean);
    return p;
  };
  EXPECT_EQ(p_of(1), p_of(1));
  EXPECT_NE(p_of(1), p_of(2));
}

TEST(near_repeat, flags_what_is_both_frequent_and_unlikely) {
  const auto [points, days] = chicago_arson();
  const auto got = near_repeat(points, days);
  EXPECT_TRUE(got.at(1, 0).flagged);
  EXPECT_FALSE(got.at(0, 2).flagged);
}

TEST(near_repeat, refuses_too_few_incidents_and_bands_that_are_none) {
  const std::vector<planar_point> points(3);
  const std::vector<double> days{1, 2, 3};
  EXPECT_THROW(near_repeat(std::span(points).first(2), std::span(days).first(2)), error);
  EXPECT_THROW(near_repeat(points, days, {.spatial_edges = {0}}), error);
  EXPECT_THROW(near_repeat(points, days, {.spatial_edges = {0, infinity}}), error);
  EXPECT_THROW(near_repeat(points, days, {.spatial_edges = {-1, 5}}), error);
  EXPECT_THROW(near_repeat(points, days, {.temporal_edges = {0, 3, 3}}), error);
  EXPECT_THROW(near_repeat(points, days, {.temporal_edges = {0, std::nan("")}}), error);
}

TEST(near_repeat, ends_when_cancelled) {
  const auto [points, days] = chicago_arson();
  EXPECT_THROW(near_repeat(points, days, {.spatial_edges = {0, 50'000}, .permutations = 1'000'000},
                           [](const progress&) { return false; }),
               error);
}

}  // namespace
}  // namespace uramost::analysis
