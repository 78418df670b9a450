#include "analysis/areal/local_geary.hpp"

#include "analysis/areal/deviations.hpp"
#include "analysis/areal/linked_places.hpp"

namespace uramost::analysis {

std::vector<double> local_geary(std::span<const double> values, const spatial_weights& weights) {
  expect_linked(values, weights, "Local Geary's C");
  const deviations x = deviations_of(values);
  const double variance = x.squares / (x.n() - 1);
  std::vector<double> result(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto row = weights.neighbours(i);
    const auto row_weights = weights.weights(i);
    for (std::size_t k = 0; k < row.size(); ++k) {
      const double apart = x.z[i] - x.z[row[k]];
      result[i] += row_weights[k] * apart * apart / variance;
    }
  }
  return result;
}

}  // namespace uramost::analysis
