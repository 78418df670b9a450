#include "analysis/areal/empirical_bayes.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/areal/linked_places.hpp"
#include "core/error.hpp"

namespace uramost::analysis {

namespace {
std::vector<double> raw_rates(std::span<const double> cases, std::span<const double> population) {
  if (cases.size() != population.size())
    throw invalid_input("there are not as many populations as counts of cases", "population");
  std::vector<double> rates;
  for (std::size_t i = 0; i < cases.size(); ++i) {
    if (!(cases[i] >= 0) || std::isinf(cases[i]))
      throw invalid_input("a count of cases is a number of at least 0", "cases");
    if (!(population[i] > 0) || std::isinf(population[i]))
      throw invalid_input("a population is a number above 0", "population");
    rates.push_back(cases[i] / population[i]);
  }
  if (rates.empty()) throw invalid_input("there are no places", "cases");
  return rates;
}

/// What rates vary around, and by how much more than chance alone would make them.
struct prior {
  double mean = 0, variance = 0;

  double drawn(double rate, double population) const {
    const double beyond = variance + mean / population;
    return beyond > 0 ? mean + variance * (rate - mean) / beyond : mean;
  }
};

prior prior_of(std::span<const double> rates, std::span<const double> cases,
               std::span<const double> population) {
  const double people = std::accumulate(population.begin(), population.end(), 0.0);
  const double mean = std::accumulate(cases.begin(), cases.end(), 0.0) / people;
  double seen = 0;
  for (std::size_t i = 0; i < rates.size(); ++i)
    seen += population[i] * (rates[i] - mean) * (rates[i] - mean) / people;
  return {mean, std::max(0.0, seen - mean / (people / static_cast<double>(rates.size())))};
}
}  // namespace

smoothed_rates empirical_bayes(std::span<const double> cases, std::span<const double> population) {
  smoothed_rates result{raw_rates(cases, population), {}};
  const prior around = prior_of(result.raw, cases, population);
  for (std::size_t i = 0; i < cases.size(); ++i)
    result.smoothed.push_back(around.drawn(result.raw[i], population[i]));
  return result;
}

smoothed_rates local_empirical_bayes(std::span<const double> cases, std::span<const double> population,
                                     const spatial_weights& weights) {
  smoothed_rates result{raw_rates(cases, population), {}};
  if (weights.size() != cases.size()) throw invalid_input("the weights are of other places", "weights");
  // Every place's own neighbourhood mean first: deviations are taken from the neighbour's, as spdep does.
  const spatial_weights around = weights.with_self();
  std::vector<double> people(cases.size()), mean(cases.size());
  for (std::size_t i = 0; i < cases.size(); ++i) {
    double sick = 0;
    for (const std::uint32_t j : around.neighbours(i)) sick += cases[j], people[i] += population[j];
    mean[i] = sick / people[i];
  }
  for (std::size_t i = 0; i < cases.size(); ++i) {
    const auto row = around.neighbours(i);
    double seen = 0;
    for (const std::uint32_t j : row)
      seen += population[j] * (result.raw[j] - mean[j]) * (result.raw[j] - mean[j]);
    const double average = people[i] / static_cast<double>(row.size());
    const prior local{mean[i], std::max(0.0, seen / people[i] - mean[i] / average)};
    result.smoothed.push_back(local.drawn(result.raw[i], population[i]));
  }
  return result;
}

permuted_statistic empirical_bayes_moran(std::span<const double> cases, std::span<const double> population,
                                         const spatial_weights& weights, const permutation_plan& plan,
                                         const progress_sink& watching) {
  const auto rates = raw_rates(cases, population);
  expect_linked(rates, weights, "Moran's I of rates");
  const prior around = prior_of(rates, cases, population);
  std::vector<double> standardised;
  for (std::size_t i = 0; i < rates.size(); ++i)
    standardised.push_back((rates[i] - around.mean) /
                           std::sqrt(around.variance + around.mean / population[i]));
  return permute_moran(standardised, weights, plan, watching);
}

}  // namespace uramost::analysis
