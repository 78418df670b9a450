#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "analysis/aggregate.hpp"

namespace uramost::analysis {

/// What one dimension says of every row of a selection: a number for the row, and a key for the number.
struct row_keys {
  std::vector<std::string> texts;  ///< in ascending order of keys
  /// Gives the numbers (positions in `texts`) of the rows from the `first` of the selection on, as many as
  /// `out` has room for: a few thousand at a time stay in the processor's cache.
  std::function<void(std::size_t first, std::span<std::uint32_t> out)> numbers;
};

/// Good as long as the selection.
row_keys keys_of(const index::selection& incidents, const dimension& by);

}  // namespace uramost::analysis
