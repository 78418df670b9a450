#pragma once

#include <optional>
#include <vector>

#include "patrol/cover_sets.hpp"
#include "patrol/solving_watch.hpp"

namespace uramost::patrol {

/// A good plan of an mclp or either bacop, in a moment: by turns the candidate that adds most, then exchanges
/// of one chosen candidate for another as long as they help (greedy adding with substitution, Church and
/// ReVelle 1974). Keeps to fixed and forbidden candidates, groups of candidates and separation; shares and
/// staff are not looked at, and a bacop1 may be left with demand that nobody covers. Ascending; nothing when
/// the greedy way leads nowhere.
std::optional<std::vector<std::size_t>> cover_by_interchange(const cover_sets& covers, const instance& asked,
                                                             solving_watch& watch);

}  // namespace uramost::patrol
