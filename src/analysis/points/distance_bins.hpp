#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace uramost::analysis {

/// Which of ascending distances is the first that holds a given one, asked for by the distance's square, so
/// that no root is needed. Immutable; all threads may ask.
class distance_bins {
 public:
  /// `edges`: from 0 up, ascending. A distance equal to an edge is held by it, unless `ties_are_beyond`; the
  /// last edge never holds its own.
  distance_bins(std::span<const double> edges, bool ties_are_beyond);

  /// The bin of what the last edge does not hold.
  std::size_t beyond() const { return limits_.size() - 1; }

  /// The largest square of a distance that a bin, or one before it, holds; below 0 when there is none.
  double largest_square(std::size_t bin) const { return limits_[bin]; }

  /// The bins, 0 to `beyond()`, of many squares.
  void find(std::span<const double> squared, std::uint32_t* to) const;

 private:
  void guide(double reach, std::size_t steps);

  std::vector<double> limits_;  // the largest square each holds; infinity at the end
  float guides_per_unit_ = 0, last_guide_ = 0;
  bool one_step_is_enough_ = true;    // at most one edge between two guides
  bool is_even_ = false;              // distances are spaced evenly from 0, and their own guides
  std::vector<std::uint32_t> first_;  // by guide: the least bin it can be in
};

}  // namespace uramost::analysis
