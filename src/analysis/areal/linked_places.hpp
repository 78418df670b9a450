#pragma once

#include <span>

#include "analysis/areal/spatial_weights.hpp"

namespace uramost::analysis {

/// Throws invalid_input unless there is a value a place, and at least `fewest_places` places have neighbours,
/// with weights that are not all zero. Answers how many have neighbours.
std::size_t expect_linked(std::span<const double> values, const spatial_weights& weights, const char* method);

/// Of one row of weights.
struct row_sums {
  double sum = 0, squares = 0;
};
row_sums sums_of(std::span<const double> row);

}  // namespace uramost::analysis
