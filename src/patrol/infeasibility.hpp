#pragma once

#include <optional>
#include <string>

#include "patrol/instance.hpp"
#include "patrol/solving_watch.hpp"

namespace uramost::patrol {

/// A contradiction that needs no search, and what would resolve it: "12 demand points have no candidate
/// within 800; a radius of 1,130 would reach them all". Nothing when there is none of this kind.
std::optional<std::string> plain_contradiction(const instance& asked);

/// Of an instance that has no plan: which constraints would make one possible if they gave way, and by how
/// much, as far as the watch leaves time to find out.
std::string contradiction(const instance& asked, solving_watch& watch);

}  // namespace uramost::patrol
