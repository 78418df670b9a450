#include <gmock/gmock.h>

#include <atomic>
#include <cmath>
#include <map>
#include <thread>

#include "analysis/inference/p_adjustment.hpp"
#include "analysis/inference/parallel.hpp"
#include "analysis/inference/probability.hpp"
#include "analysis/inference/random_stream.hpp"
#include "analysis/inference/verdict.hpp"
#include "core/error.hpp"

namespace uramost::analysis {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;

TEST(probability, of_the_normal_distribution_is_that_of_the_tables) {
  EXPECT_NEAR(normal_cdf(1.959963984540054), 0.975, 1e-15);
  EXPECT_NEAR(normal_two_sided_p(-1.959963984540054), 0.05, 1e-15);
  EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-12);
  // Far out, where 1 - cdf has no digits left (Abramowitz & Stegun 26.2).
  EXPECT_NEAR(normal_upper_tail(10) / 7.619853024160527e-24, 1, 1e-12);
}

TEST(probability, intervals_hold_what_r_says_they_hold) {
  // poisson.test(10)$conf.int, poisson.test(0)$conf.int, binom.test(7, 20)$conf.int
  EXPECT_NEAR(poisson_interval(10, 0.95).low, 4.795389, 1e-6);
  EXPECT_NEAR(poisson_interval(10, 0.95).high, 18.39036, 1e-5);
  EXPECT_EQ(poisson_interval(0, 0.95).low, 0);
  EXPECT_NEAR(poisson_interval(0, 0.95).high, 3.688879, 1e-6);
  EXPECT_NEAR(binomial_interval(7, 20, 0.95).low, 0.1539092, 1e-7);
  EXPECT_NEAR(binomial_interval(7, 20, 0.95).high, 0.5921885, 1e-7);
  EXPECT_EQ(binomial_interval(0, 0, 0.95), (interval{0, 1}));
}

double two_sided_by_adding_up(std::uint64_t hits, std::uint64_t trials, double p) {
  const auto likelihood = [&](std::uint64_t k) {
    const auto n = static_cast<double>(trials), x = static_cast<double>(k);
    return std::exp(std::lgamma(n + 1) - std::lgamma(x + 1) - std::lgamma(n - x + 1) + x * std::log(p) +
                    (n - x) * std::log1p(-p));
  };
  double sum = 0;
  for (std::uint64_t k = 0; k <= trials; ++k)
    if (likelihood(k) <= likelihood(hits) * (1 + 1e-7)) sum += likelihood(k);
  return std::min(sum, 1.0);
}

TEST(probability, of_a_binomial_is_the_sum_of_all_outcomes_that_are_no_likelier) {
  for (const double p : {0.5, 0.1, 0.73})
    for (const std::uint64_t trials : {1U, 2U, 9U, 40U})
      for (std::uint64_t hits = 0; hits <= trials; ++hits)
        EXPECT_NEAR(binomial_two_sided_p(hits, trials, p), two_sided_by_adding_up(hits, trials, p), 1e-10)
            << hits << " of " << trials << " at " << p;
}

TEST(p_adjustment, is_that_of_r) {
  const std::vector<double> p{0.01, 0.04, 0.03, 0.005, std::nan(""), 0.5};
  // p.adjust(c(.01,.04,.03,.005,.5), "BH") and so on
  EXPECT_THAT(adjusted(p, p_adjustment::benjamini_hochberg),
              ElementsAre(DoubleNear(0.025, 1e-12), DoubleNear(0.05, 1e-12), DoubleNear(0.05, 1e-12),
                          DoubleNear(0.025, 1e-12), testing::IsNan(), DoubleNear(0.5, 1e-12)));
  EXPECT_THAT(adjusted(p, p_adjustment::bonferroni),
              ElementsAre(DoubleNear(0.05, 1e-12), DoubleNear(0.2, 1e-12), DoubleNear(0.15, 1e-12),
                          DoubleNear(0.025, 1e-12), testing::IsNan(), 1.0));
  EXPECT_THAT(adjusted(p, p_adjustment::holm),
              ElementsAre(DoubleNear(0.04, 1e-12), DoubleNear(0.09, 1e-12), DoubleNear(0.09, 1e-12),
                          DoubleNear(0.025, 1e-12), testing::IsNan(), DoubleNear(0.5, 1e-12)));
  EXPECT_NEAR(adjusted(p, p_adjustment::benjamini_yekutieli)[0], 0.025 * (1 + 0.5 + 1. / 3 + 0.25 + 0.2),
              1e-12);
}

TEST(random_stream, is_the_same_again_and_another_for_another_number) {
  random_stream a(7, 1), b(7, 1), c(7, 2), d(8, 1);
  const auto first = a.next();
  EXPECT_EQ(first, b.next());
  EXPECT_NE(first, c.next());
  EXPECT_NE(first, d.next());
}

TEST(random_stream, shuffles_into_every_order_as_often) {
  random_stream random(42);
  std::map<std::vector<int>, int> seen;
  for (int i = 0; i < 24'000; ++i) {
    std::vector<int> all{1, 2, 3, 4};
    random.shuffle(std::span(all));
    ++seen[all];
  }
  double chi_square = 0;
  for (const auto& [order, times] : seen) chi_square += (times - 1000.0) * (times - 1000.0) / 1000.0;
  EXPECT_EQ(seen.size(), 24U);
  EXPECT_GT(chi_square_upper_tail(chi_square, 23), 1e-4);
}

TEST(in_parallel, does_everything_once) {
  for (const std::size_t count : {0U, 1U, 7U, 1000U}) {
    std::vector<std::atomic<int>> done(count);
    in_parallel(count, 3, [&](std::size_t first, std::size_t last) {
      for (std::size_t i = first; i < last; ++i) ++done[i];
    });
    for (const auto& times : done) EXPECT_EQ(times, 1);
  }
}

TEST(in_parallel, throws_what_a_part_threw) {
  EXPECT_THROW(in_parallel(100, 1,
                           [](std::size_t first, std::size_t) {
                             if (first == 50) throw invalid_input("50");
                           }),
               error);
}

TEST(in_parallel, ends_early_when_told_to) {
  std::atomic<std::size_t> runs = 0;
  EXPECT_THROW(in_parallel(
                   100'000, 1,
                   [&](std::size_t, std::size_t) {
                     ++runs;
                     std::this_thread::sleep_for(std::chrono::milliseconds(1));
                   },
                   [](const progress&) { return false; }),
               error);
  EXPECT_LT(runs, 100'000U);
}

TEST(verdict, says_plainly_when_chance_would_do) {
  EXPECT_EQ(sentence({.n = 100, .tests = 1, .p_value = 0.31}),
            "Not distinguishable from chance (p = 0.31, n = 100).");
  EXPECT_EQ(sentence({.n = 100, .tests = 40, .p_value = 0.0012}),
            "Distinguishable from chance (p = 0.0012, n = 100, the smallest of 40 tests, adjusted).");
}

}  // namespace
}  // namespace uramost::analysis
