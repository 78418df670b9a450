#pragma once

#include <cstdint>

#include "analysis/inference/probability.hpp"

namespace uramost::analysis {

/// The score interval of a share of which `hits` of `trials` were seen (Wilson 1927, J Am Stat Assoc 22):
/// closer to its confidence than the exact one (binomial_interval), which is at least that. 0 to 1 without
/// trials.
interval wilson_interval(std::uint64_t hits, std::uint64_t trials, double confidence);

}  // namespace uramost::analysis
