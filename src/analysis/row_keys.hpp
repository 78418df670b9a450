#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "analysis/aggregate.hpp"

namespace uramost::analysis {

/// What one dimension says of every row of a selection: a number for the row, and a key for the number.
struct row_keys {
  std::vector<std::uint32_t> numbers;  ///< one a row of the selection; positions in `texts`
  std::vector<std::string> texts;      ///< in ascending order of keys
};

row_keys keys_of(const index::selection& incidents, const dimension& by);

}  // namespace uramost::analysis
