#include "analysis/areal/linked_places.hpp"

#include <algorithm>
#include <string>

#include "analysis/areal/test_statistic.hpp"
#include "analysis/inference/verdict.hpp"
#include "core/error.hpp"

namespace uramost::analysis {

std::size_t expect_linked(std::span<const double> values, const spatial_weights& weights,
                          const char* method) {
  if (values.size() != weights.size())
    throw invalid_input("there are " + std::to_string(values.size()) + " values and weights of " +
                            std::to_string(weights.size()) + " places",
                        "weights");
  const std::size_t linked = weights.size() - weights.islands();
  expect_enough(linked, fewest_places, method, "places with neighbours");
  for (std::size_t i = 0; i < weights.size(); ++i)
    if (std::ranges::any_of(weights.weights(i), [](double w) { return w > 0; })) return linked;
  throw invalid_input("all weights are zero", "weights");
}

row_sums sums_of(std::span<const double> row) {
  row_sums result;
  for (const double w : row) result.sum += w, result.squares += w * w;
  return result;
}

}  // namespace uramost::analysis
