#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/inference/random_stream.hpp"
#include "analysis/space_time/scan_likelihood.hpp"

namespace uramost::analysis {

/// Draws cells in proportion to their weights, each in the same time (Walker 1977, Vose 1991).
class weighted_draw {
 public:
  explicit weighted_draw(std::span<const double> weights);

  std::uint32_t operator()(random_stream& random) const {
    const auto cell = random.below(static_cast<std::uint32_t>(keep_.size()));
    return random.fraction() < keep_[cell] ? cell : alias_[cell];
  }

 private:
  std::vector<double> keep_;
  std::vector<std::uint32_t> alias_;
};

/// What cases would look like without any cluster, given how many there are.
class scan_null {
 public:
  /// By place, then period. `population`: of Poisson in any unit, of Bernoulli the cases and controls.
  scan_null(scan_model model, std::span<const std::uint32_t> cases, std::span<const double> population,
            std::size_t periods);

  /// Fills `cases` (of the same shape) with one arrangement.
  void draw(random_stream& random, std::span<std::uint32_t> cases) const;

 private:
  void draw_individuals(random_stream& random, std::span<std::uint32_t> cases) const;
  void permute_times(random_stream& random, std::span<std::uint32_t> cases) const;

  scan_model model_;
  std::size_t periods_, total_ = 0;
  std::vector<weighted_draw> weighted_;      ///< of Poisson: one
  std::vector<std::uint32_t> individuals_;   ///< of Bernoulli: the cell of each
  std::vector<std::uint32_t> place_, time_;  ///< of the permutation: of each case
};

}  // namespace uramost::analysis
