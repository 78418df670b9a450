#include <gmock/gmock.h>

#include <cmath>

#include "../reference_csv.hpp"
#include "analysis/inference/random_stream.hpp"
#include "analysis/temporal/control_chart.hpp"
#include "analysis/temporal/ears.hpp"
#include "analysis/temporal/poisson_alarm.hpp"
#include "core/error.hpp"

namespace uramost::analysis {
namespace {

TEST(ears, is_by_hand_what_its_definition_says) {
  // Baseline 2, 4, 6: mean 4, sd 2.
  const std::vector<double> counts{2, 4, 6, 9, 4, 14, 11, 4};
  const auto got = ears(counts, {3, 0.001, 0.025, 0});
  EXPECT_TRUE(std::isnan(got[2].c1.upper) && std::isnan(got[4].c2.upper) && std::isnan(got[6].c3.upper));
  EXPECT_FALSE(got[2].c1.alarm);
  EXPECT_NEAR(got[3].c1.statistic, 2.5, 1e-12);
  EXPECT_NEAR(got[3].c1.upper, 4 + 3.090232306167813 * 2, 1e-9);
  EXPECT_NEAR(got[5].c2.statistic, 5, 1e-12);
  EXPECT_TRUE(got[5].c2.alarm);
  // Of 4, 6, 9 and of 6, 9, 4: mean 19 / 3 each, squares 38 / 3.
  const double sd = std::sqrt(19 / 3.);
  EXPECT_NEAR(got[6].c2.statistic, (11 - 19 / 3.) / sd, 1e-12);
  EXPECT_NEAR(got[7].c3.statistic, 4 + (11 - 19 / 3.) / sd - 1, 1e-12);
  EXPECT_TRUE(got[7].c3.alarm);
  EXPECT_EQ(got[7].c3.upper, 0);  // the days before suffice
  EXPECT_NEAR(got[7].surveillance_c3_upper, std::max(0.0, 4 + sd * (1.959963984540054 - got[7].c3.statistic)),
              1e-9);
}

TEST(ears, alarms_of_c3_begin_where_its_limit_is) {
  random_stream random(3);
  std::vector<double> counts;
  for (int i = 0; i < 400; ++i) counts.push_back(random.below(12) + (i % 50 == 0 ? 9 : 0));
  const auto before = ears(counts);
  int alarms = 0;
  for (std::size_t at = 11; at < counts.size(); at += 7) {
    if (before[at].c3.upper == 0) continue;
    for (const double nudge : {-1e-6, 1e-6}) {
      auto moved = counts;
      moved[at] = before[at].c3.upper + nudge;
      EXPECT_EQ(ears(moved)[at].c3.alarm, nudge > 0) << at;
    }
    ++alarms;
  }
  EXPECT_GT(alarms, 30);
}

TEST(ears, is_calm_where_nothing_happens_and_refuses_a_short_baseline) {
  for (const ears_step& step : ears(std::vector<double>(20, 0.0)))
    EXPECT_FALSE(step.c1.alarm || step.c2.alarm || step.c3.alarm || step.surveillance_c3_alarm);
  EXPECT_THROW(ears(std::vector<double>(20, 1.0), {2, 0.001, 0.025, 0}), error);
  EXPECT_TRUE(ears({}).empty());
}

TEST(cusum, is_by_hand_what_its_definition_says) {
  const auto got = cusum(std::vector<double>{6, 8, 4, 10}, 4);
  // (x - 4) / 2 - 0.5: 0.5, 1.5, -0.5, 2.5.
  EXPECT_EQ(got[0].sum, 0.5);
  EXPECT_EQ(got[1].sum, 2);
  EXPECT_EQ(got[2].sum, 1.5);
  EXPECT_EQ(got[3].sum, 4);
  EXPECT_TRUE(got[3].alarm && !got[2].alarm);
  EXPECT_EQ(got[0].upper, 13);  // 4 + 2 * 4.5
  EXPECT_EQ(got[3].upper, 10);
}

TEST(cusum, limits_are_the_counts_that_reach_them) {
  for (const auto by : {count_transform::rossi, count_transform::standard}) {
    const cusum_options how{1.04, 2.26, by};
    random_stream random(5);
    std::vector<double> counts;
    for (int i = 0; i < 200; ++i) counts.push_back(random.below(22));
    const auto got = cusum(counts, 9.5, how);
    for (std::size_t i = 0; i < counts.size(); ++i) {
      EXPECT_EQ(got[i].alarm, counts[i] >= got[i].upper) << i;
      if (got[i].upper > 0) {
        EXPECT_NEAR(got[i].upper, got[i].surveillance_upper, 1e-12) << i;
      }
    }
  }
}

TEST(cusum, transforms_counts_to_numbers_around_0) {
  // Rossi's number is the mean of the standard one and twice the difference of roots.
  EXPECT_NEAR(transformed(16, 9, count_transform::rossi), (7 / 3. + 2 * (4 - 3)) / 2, 1e-12);
  for (const auto by : {count_transform::standard, count_transform::rossi, count_transform::anscombe})
    EXPECT_NEAR(transformed(7.5, 7.5, by), 0, 1e-12);
  EXPECT_EQ(transformed(7, 3, count_transform::none), 7);
}

TEST(cusum, begins_again_after_an_alarm_when_asked) {
  const std::vector<double> counts{20, 4};
  EXPECT_GT(cusum(counts, 4)[1].sum, 6);
  EXPECT_EQ(cusum(counts, 4, {0.5, 4, count_transform::standard, true})[1].sum, 0);
  EXPECT_THROW(cusum(counts, 0), error);
}

TEST(ewma, is_the_weighted_sum_with_the_variance_of_its_weights) {
  const std::vector<double> values{12, 9, 15, 22, 8};
  const auto got = ewma(values, {10, 3});
  for (std::size_t t = 0; t < values.size(); ++t) {
    double average = 10 * std::pow(0.8, t + 1), squares = 0;
    for (std::size_t i = 0; i <= t; ++i) {
      const double weight = 0.2 * std::pow(0.8, t - i);
      average += weight * values[i];
      squares += weight * weight;
    }
    EXPECT_NEAR(got[t].average, average, 1e-12);
    EXPECT_NEAR(got[t].upper, 10 + 3 * 3 * std::sqrt(squares), 1e-12);
    EXPECT_NEAR(got[t].lower, 10 - 3 * 3 * std::sqrt(squares), 1e-12);
  }
  EXPECT_TRUE(ewma(std::vector<double>{25.1}, {10, 5}, {0.2, 3})[0].alarm);
  EXPECT_FALSE(ewma(std::vector<double>{24.9}, {10, 5}, {0.2, 3})[0].alarm);
  EXPECT_THROW(ewma(values, {10, 3}, {0, 3}), error);
  EXPECT_THROW(ewma(values, level_of(std::vector<double>{1})), error);
}

TEST(poisson_alarms, count_standard_deviations_by_roots) {
  const auto got = poisson_alarms(std::vector<double>{49, 4, 16}, 16);
  EXPECT_DOUBLE_EQ(got[0].z, 6);
  EXPECT_TRUE(got[0].alarm && got[1].alarm && !got[2].alarm);
  EXPECT_DOUBLE_EQ(got[1].z, -4);
}

TEST(poisson_alarms, sum_the_evidence_of_every_beginning) {
  const std::vector<double> counts{5, 9, 3, 8};
  const auto got = poisson_alarms(counts, 4, {2, 100});
  for (std::size_t t = 0; t < counts.size(); ++t) {
    double evidence = 0;
    for (std::size_t begin = 0; begin <= t; ++begin) {
      double ratio = 1;
      for (std::size_t i = begin; i <= t; ++i) ratio *= std::pow(2, counts[i]) * std::exp(-4);
      evidence += ratio;
    }
    EXPECT_NEAR(got[t].e_value / evidence, 1, 1e-12);
    EXPECT_EQ(got[t].e_alarm, evidence >= 100);
  }
  EXPECT_NEAR(got[0].cusum, 0, 1e-12);
  EXPECT_NEAR(got[1].cusum, 9 - 4 / std::log(2), 1e-12);
  EXPECT_TRUE(std::isfinite(poisson_alarms(std::vector<double>(50, 1e6), 4).back().e_value));
}

TEST(poisson_alarms, are_not_false_more_often_than_said) {
  // Poisson counts of mean 3 by counting arrivals; run length 50.
  double steps = 0;
  constexpr int runs = 400;
  for (int run = 0; run < runs; ++run) {
    random_stream random(11, static_cast<std::uint64_t>(run));
    double evidence_length = 0;
    std::vector<double> counts;
    for (int i = 0; i < 2000; ++i) {
      double count = 0, product = random.fraction();
      for (; product > std::exp(-3); product *= random.fraction()) ++count;
      counts.push_back(count);
    }
    for (const auto& step : poisson_alarms(counts, 3, {1.5, 50})) {
      ++evidence_length;
      if (step.e_alarm) break;
    }
    steps += evidence_length;
  }
  EXPECT_GT(steps / runs, 50);
}

TEST(poisson_alarms, refuse_what_is_no_rate) {
  EXPECT_THROW(poisson_alarms(std::vector<double>{1}, 0), error);
  EXPECT_THROW(poisson_alarms(std::vector<double>{1}, 1, {1, 100}), error);
  EXPECT_THROW(poisson_alarms(std::vector<double>{1}, 1, {2, 0}), error);
}

}  // namespace
}  // namespace uramost::analysis
