#pragma once

#include <span>
#include <string>
#include <vector>

#include "analysis/areal/spatial_weights.hpp"
#include "analysis/areal/test_statistic.hpp"

namespace uramost::analysis {

/// How often neighbours have the same colour.
struct colour_joins {
  std::string colour;
  std::size_t places = 0;  ///< with neighbours
  test_statistic
      joins;  ///< ½ ΣΣ wᵢⱼ over neighbours of that colour; with binary symmetric weights their number
};

/// Join counts of every colour under non-free sampling (Moran 1948; Cliff & Ord 1981, eq. 1.30; spdep's
/// joincount.test): the colours that there are change places. Places without neighbours are left out
/// altogether (spdep leaves them out of n and not out of the colours, which makes its expectation too large).
/// Ascending by colour. Throws invalid_input as the global methods do, and for a single colour. Pure, thread
/// safe.
std::vector<colour_joins> join_counts(std::span<const std::string> colours, const spatial_weights& weights);

}  // namespace uramost::analysis
