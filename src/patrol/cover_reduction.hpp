#pragma once

#include <vector>

#include "patrol/cover_sets.hpp"

namespace uramost::patrol {

/// What decides of a set cover: a demand point that is covered whenever another one is needs no look, and a
/// candidate whose demand another one covers for no more cost is never needed (Toregas and ReVelle 1973).
struct cover_reduction {
  std::vector<std::size_t> demand;  ///< that is left
  std::vector<std::size_t> closed;  ///< candidates that are not needed

  cover_reduction(const cover_sets& covers, const std::vector<choice>& choices, const instance& asked);
};

}  // namespace uramost::patrol
