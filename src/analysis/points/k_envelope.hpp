#pragma once

#include <cstdint>

#include "analysis/points/ripley_k.hpp"

namespace uramost::analysis {

/// Which of K's estimates a test looks at.
enum class k_correction { none, border, translation, isotropic };

/// L = √(K / π) of a pattern beside what as many points, thrown evenly into the window, have (Diggle 2013,
/// ch. 4; Baddeley et al. 2014, Ecol. Monogr. 84). `low` and `high` hold 95 % of the simulations at each
/// r by itself: looking at many r, the pattern leaves them more often than that by chance. `global_low` and
/// `global_high`, r -/+ one width, hold 95 % of them at all r together (the largest |L(r) − r|), and `p`
/// is that test's: the share of simulations, this pattern among them, that go as far.
struct k_envelope {
  std::vector<double> r, observed, low, high, global_low, global_high;
  double p = 1;
  std::size_t simulations = 0;
};

/// Two points at least (throws invalid_input, field `n`), 39 simulations at least (field `permutations`). The
/// same seed gives the same numbers on any number of processors.
k_envelope simulated_l(std::span<const planar_point> points, const observation_window& window,
                       std::span<const double> r, k_correction correction, std::size_t simulations,
                       std::uint64_t seed, const progress_sink& watching = keep_going);

}  // namespace uramost::analysis
