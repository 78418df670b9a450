#include "analysis/areal/local_g.hpp"

#include <cmath>

#include "analysis/areal/deviations.hpp"
#include "analysis/areal/linked_places.hpp"

namespace uramost::analysis {

namespace {
/// The values that a place's neighbours are drawn from: how many, their mean and variance (divisor n).
struct population {
  double n = 0, mean = 0, variance = 0;

  double total() const { return n * mean; }
};

/// All values without one that deviates by `z` from their mean.
population without(const population& all, double z) {
  const double n = all.n - 1, shift = -z / n;  // of the mean
  return {n, all.mean + shift, (all.n * all.variance - z * z) / n - shift * shift};
}

/// `excess`: the lag of deviations from that population's mean.
test_statistic g_of(double excess, row_sums w, const population& from) {
  const double variance = from.variance * (from.n * w.squares - w.sum * w.sum) / (from.n - 1);
  const double expected = w.sum * from.mean, total = from.total();
  test_statistic result = tested(excess, 0, variance);  // z does not suffer from a total of nearly 0
  result.statistic = (expected + excess) / total;
  result.expectation = expected / total;
  result.variance = variance / (total * total);
  return result;
}

population population_of(const deviations& x) { return {x.n(), x.mean, x.variance()}; }
}  // namespace

std::vector<test_statistic> local_g(std::span<const double> values, const spatial_weights& weights) {
  expect_linked(values, weights, "Getis and Ord's local G");
  const deviations x = deviations_of(values);
  const population all = population_of(x);
  const auto lags = weights.lag(x.z);
  std::vector<test_statistic> result;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const row_sums w = sums_of(weights.weights(i));
    const population others = without(all, x.z[i]);
    result.push_back(g_of(lags[i] - w.sum * (others.mean - all.mean), w, others));
  }
  return result;
}

std::vector<test_statistic> local_g_star(std::span<const double> values, const spatial_weights& weights) {
  expect_linked(values, weights, "Getis and Ord's local G*");
  const deviations x = deviations_of(values);
  const population all = population_of(x);
  const auto lags = weights.lag(x.z);
  std::vector<test_statistic> result;
  for (std::size_t i = 0; i < values.size(); ++i)
    result.push_back(g_of(lags[i], sums_of(weights.weights(i)), all));
  return result;
}

}  // namespace uramost::analysis
