#pragma once

#include <optional>
#include <vector>

#include "patrol/cover_sets.hpp"
#include "patrol/solving_watch.hpp"

namespace uramost::patrol {

/// A cheap set of candidates that covers everything, in a moment: by turns the one that covers most for its
/// cost (Chvátal 1979), without those that turn out needless, and again with chance deciding between good
/// ones. Open candidates are always in it, closed ones never. Ascending; nothing when somebody cannot be
/// covered.
std::optional<std::vector<std::size_t>> cover_greedily(const cover_sets& covers, const instance& asked,
                                                       std::size_t rounds, solving_watch& watch);

}  // namespace uramost::patrol
