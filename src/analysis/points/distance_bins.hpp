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

  /// The bins, 0 to `beyond()`, of many squares.
  void find(std::span<const double> squared, std::uint32_t* to) const;

 private:
  std::vector<double> limits_;  // the largest square each holds; infinity at the end
  float guides_per_unit_ = 0, last_guide_ = 0;
  bool one_step_is_enough_ = true;
  std::vector<std::uint32_t> first_;  // by guide: the least bin it can be in
};

}  // namespace uramost::analysis
