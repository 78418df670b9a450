#include "analysis/space_time/scan_statistic.hpp"

#include <gmock/gmock.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/inference/random_stream.hpp"
#include "analysis/space_time/scan_null.hpp"
#include "core/error.hpp"

namespace uramost::analysis {
namespace {

/// Random places, periods and cases; a population that differs from place to place and time to time.
scan_data random_data(std::uint64_t seed, std::size_t places, std::size_t periods) {
  random_stream random(seed);
  scan_data made;
  made.periods = periods;
  for (std::size_t i = 0; i < places; ++i) {
    made.places.push_back({std::floor(random.fraction() * 20), std::floor(random.fraction() * 20)});
    for (std::size_t t = 0; t < periods; ++t) {
      made.population.push_back(50 + random.below(200));
      made.cases.push_back(random.below(4));
    }
  }
  return made;
}

/// The best ratio of all windows, one after the other.
double best_by_brute_force(const scan_data& data, const scan_options& options, const scan_result& result) {
  const scan_likelihood likelihood(options.model, result.cases,
                                   std::accumulate(data.population.begin(), data.population.end(), 0.0));
  std::vector<double> sizes;
  for (std::size_t i = 0; i < data.places.size(); ++i)
    sizes.push_back(
        std::accumulate(result.expected.begin() + static_cast<std::ptrdiff_t>(i * data.periods),
                        result.expected.begin() + static_cast<std::ptrdiff_t>((i + 1) * data.periods), 0.0));
  double best = 0;
  const auto circles = scan_circles(data.places, sizes, {static_cast<double>(result.cases) / 2, {}, false});
  for (const auto& circle : circles)
    for (std::size_t k = 0; k < circle.places.size(); ++k) {
      if (!circle.complete[k]) continue;
      for (std::size_t from = 0; from < data.periods; ++from)
        for (std::size_t to = from; to < data.periods; ++to) {
          if (data.periods > 1 && to - from + 1 > data.periods / 2) continue;
          if (options.alive_only && to + 1 < data.periods) continue;
          std::uint32_t observed = 0;
          double expected = 0;
          for (std::size_t i = 0; i <= k; ++i)
            for (std::size_t t = from; t <= to; ++t) {
              observed += data.cases[circle.places[i] * data.periods + t];
              expected += result.expected[circle.places[i] * data.periods + t];
            }
          const bool high = observed > expected && observed >= 2 && options.areas != scan_areas::low;
          const bool low = observed < expected && options.areas != scan_areas::high;
          if (high || low) best = std::max(best, likelihood(observed, expected));
        }
    }
  return best;
}

TEST(scan, finds_the_best_of_all_windows) {
  for (const auto model : {scan_model::poisson, scan_model::bernoulli, scan_model::space_time_permutation})
    for (const auto areas : {scan_areas::high, scan_areas::low, scan_areas::both})
      for (const std::size_t periods : {1U, 9U})
        for (const bool alive : {false, true}) {
          if (model == scan_model::space_time_permutation && periods == 1) continue;
          scan_data data = random_data(periods + 7, 25, periods);
          if (model == scan_model::space_time_permutation) data.population.clear();
          const scan_options options{.model = model, .areas = areas, .alive_only = alive, .permutations = 3};
          const auto got = scan(data, options);
          EXPECT_NEAR(got.clusters.at(0).llr, best_by_brute_force(data, options, got), 1e-9);
        }
}

TEST(scan, expects_as_many_as_there_are) {
  auto data = random_data(3, 20, 6);
  data.lengths = {31, 28, 31, 30, 31, 30};
  const auto got = scan(data, {.permutations = 1});
  EXPECT_NEAR(std::accumulate(got.expected.begin(), got.expected.end(), 0.0), static_cast<double>(got.cases),
              1e-9);
  EXPECT_NEAR(got.expected[1] / got.expected[0], data.population[1] * 28 / (data.population[0] * 31), 1e-12);
}

TEST(scan, gives_the_same_for_the_same_seed) {
  const auto data = random_data(5, 20, 6);
  const auto maxima = [&](std::uint64_t seed) {
    return scan(data, {.permutations = 20, .seed = seed}).simulated_maxima;
  };
  EXPECT_EQ(maxima(1), maxima(1));
  EXPECT_NE(maxima(1), maxima(2));
}

TEST(scan, has_no_clusters_that_share_a_place_at_a_time) {
  const auto data = random_data(11, 40, 8);
  const auto got = scan(data, {.permutations = 1});
  for (const auto& a : got.clusters)
    for (const auto& b : got.clusters) {
      if (&a == &b || a.first_period > b.last_period || b.first_period > a.last_period) continue;
      for (const auto place : a.places) EXPECT_EQ(std::ranges::count(b.places, place), 0);
    }
}

TEST(scan, joins_places_at_the_same_distance_one_by_one_or_together) {
  const std::vector<planar_point> places{{0, 0}, {1, 0}, {-1, 0}, {0, 2}, {0, 2}};
  const std::vector<double> sizes(5, 1);
  const auto apart = scan_circles(places, sizes, {5, {}, false})[0];
  EXPECT_THAT(apart.places, testing::ElementsAre(0, 2, 1, 3, 4));
  EXPECT_THAT(apart.complete, testing::ElementsAre(1, 1, 1, 0, 1));  // the same coordinates are one place
  EXPECT_THAT(scan_circles(places, sizes, {5, {}, true})[0].complete, testing::ElementsAre(1, 0, 1, 0, 1));
  EXPECT_THAT(scan_circles(places, sizes, {2.5, {}, true})[0].places, testing::ElementsAre(0));
  EXPECT_THAT(scan_circles(places, sizes, {5, 1.5, false})[0].places, testing::ElementsAre(0, 2, 1));
}

TEST(scan_null, keeps_what_it_has_to_keep) {
  const auto data = random_data(2, 6, 4);
  std::vector<std::uint32_t> drawn(data.cases.size());
  random_stream random(1);
  const auto total = [](const auto& cases) { return std::accumulate(cases.begin(), cases.end(), 0U); };
  scan_null(scan_model::bernoulli, data.cases, data.population, 4).draw(random, drawn);
  EXPECT_EQ(total(drawn), total(data.cases));
  scan_null(scan_model::space_time_permutation, data.cases, {}, 4).draw(random, drawn);
  const auto sums = [](const auto& cases) {
    std::vector<std::uint32_t> made(10);
    for (std::size_t i = 0; i < cases.size(); ++i) made[i / 4] += cases[i], made[6 + i % 4] += cases[i];
    return made;
  };
  EXPECT_EQ(sums(drawn), sums(data.cases));
}

TEST(scan_null, draws_in_proportion) {
  const std::vector<double> weights{0, 1, 2.5, 0.5, 6, 0};
  const weighted_draw draw(weights);
  random_stream random(4);
  std::vector<double> counts(6);
  for (int i = 0; i < 100'000; ++i) ++counts[draw(random)];
  for (std::size_t i = 0; i < 6; ++i)
    EXPECT_NEAR(counts[i], weights[i] * 10'000, 4 * std::sqrt(weights[i] * 10'000)) << i;
}

TEST(scan, standardises_by_each_stratums_own_rate) {
  // Old: 10 of 100; young: 10 of 1,000.
  const std::vector<std::vector<std::uint32_t>> cases{{10, 0}, {4, 6}};
  const std::vector<std::vector<double>> population{{20, 80}, {700, 300}};
  EXPECT_THAT(indirectly_standardised(cases, population), testing::ElementsAre(2 + 7, 8 + 3));
}

TEST(scan, refuses_what_makes_no_sense) {
  auto data = random_data(1, 5, 1);
  data.population[0] = 0;
  data.cases[0] = 1;
  EXPECT_THROW(scan(data), error);  // a case where nobody lives
  data = random_data(1, 5, 1);
  EXPECT_THROW(scan(data, {.model = scan_model::space_time_permutation}), error);
  data.cases.assign(5, 0);
  EXPECT_THROW(scan(data), error);
  EXPECT_THROW(scan(random_data(1, 5, 1), {.max_population = 0.6}), error);
}

}  // namespace
}  // namespace uramost::analysis
