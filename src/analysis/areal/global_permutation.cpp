#include "analysis/areal/global_permutation.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "analysis/areal/deviations.hpp"
#include "analysis/areal/global_autocorrelation.hpp"
#include "analysis/inference/parallel.hpp"
#include "analysis/inference/random_stream.hpp"

namespace uramost::analysis {

namespace {
permuted_statistic summarised(double observed, std::span<const double> drawn, likeness way) {
  const auto r = static_cast<double>(drawn.size());
  // Arrangements that are as good as the observed one differ from it by rounding.
  const double tie = 1e-12 * std::abs(observed);
  double total = 0, squares = 0;
  std::size_t at_least = 0, at_most = 0;
  for (const double each : drawn) {
    const double apart = each - observed;
    total += apart;
    squares += apart * apart;
    const double more = way == likeness::raises ? apart : -apart;
    at_least += more >= -tie ? 1 : 0;
    at_most += more <= tie ? 1 : 0;
  }
  permuted_statistic result;
  result.observed = observed;
  result.expectation = observed + total / r;
  result.variance = (squares - total * total / r) / (r - 1);
  result.z = (way == likeness::raises ? -total : total) / r / std::sqrt(result.variance);
  result.p_greater = static_cast<double>(at_least + 1) / (r + 1);
  result.p_two_sided = std::min(1.0, 2 * static_cast<double>(std::min(at_least, at_most) + 1) / (r + 1));
  return result;
}

/// ΣΣ wᵢⱼxᵢxⱼ.
double products(std::span<const double> x, const spatial_weights& weights) {
  double total = 0;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const auto row = weights.neighbours(i);
    const auto row_weights = weights.weights(i);
    double lag = 0;
    for (std::size_t k = 0; k < row.size(); ++k) lag += row_weights[k] * x[row[k]];
    total += x[i] * lag;
  }
  return total;
}
}  // namespace

permuted_statistic permute(std::span<const double> values, const arrangement_statistic& statistic,
                           likeness way, const permutation_plan& plan, const progress_sink& watching) {
  std::vector<double> drawn(plan.permutations);
  const auto run = [&](std::size_t first, std::size_t last) {
    std::vector<double> arrangement(values.size());
    for (std::size_t r = first; r < last; ++r) {
      std::ranges::copy(values, arrangement.begin());
      random_stream random(plan.seed, r);
      random.shuffle(std::span(arrangement));
      drawn[r] = statistic(arrangement);
    }
  };
  in_parallel(plan.permutations, 16, run, watching);
  return summarised(statistic(values), drawn, way);
}

permuted_statistic permute_moran(std::span<const double> values, const spatial_weights& weights,
                                 const permutation_plan& plan, const progress_sink& watching) {
  const double observed = global_moran(values, weights).statistic;
  const deviations x = deviations_of(values);
  const double scale = observed == 0 ? 0 : observed / products(x.z, weights);
  return permute(
      x.z, [&](std::span<const double> z) { return scale * products(z, weights); }, likeness::raises, plan,
      watching);
}

permuted_statistic permute_geary(std::span<const double> values, const spatial_weights& weights,
                                 const permutation_plan& plan, const progress_sink& watching) {
  global_geary(values, weights);  // refuses what cannot be compared
  return permute(
      values, [&](std::span<const double> x) { return global_geary(x, weights).statistic; }, likeness::lowers,
      plan, watching);
}

permuted_statistic permute_general_g(std::span<const double> values, const spatial_weights& weights,
                                     const permutation_plan& plan, const progress_sink& watching) {
  general_g(values, weights);
  return permute(
      values, [&](std::span<const double> x) { return general_g(x, weights).statistic; }, likeness::raises,
      plan, watching);
}

}  // namespace uramost::analysis
