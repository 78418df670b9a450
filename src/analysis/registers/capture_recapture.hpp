#pragma once

#include <cstdint>

#include "analysis/inference/probability.hpp"

namespace uramost::analysis {

/// How many incidents two registers hold: `both`, only the first, only the second.
struct overlap {
  std::uint64_t both = 0, only_a = 0, only_b = 0;
};

/// How many there were in all, those in neither register included.
struct estimated_total {
  double total = 0;
  double standard_error = 0;
  interval limits{};  ///< never below what is known to have been
};

/// Chapman's estimator of a population seen by two registers (Chapman 1951), its variance (Seber 1970,
/// Biometrics 26), and an interval for the number in neither register on the scale of its logarithm (Chao
/// 1987, Biometrics 43). Holds if the registers came to be independently of one another, every incident had
/// the same chance to be in one of them at least, the period and area are the same, and all matches, and no
/// others, were found. Registers that copy from one another make the estimate too low; those of different
/// communities make it too high.
estimated_total chapman_estimate(const overlap& seen, double confidence = 0.95);

}  // namespace uramost::analysis
