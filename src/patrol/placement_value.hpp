#pragma once

#include <optional>
#include <string>
#include <vector>

#include "patrol/instance.hpp"
#include "patrol/solution.hpp"

namespace uramost::patrol {

/// How many chosen points cover each demand point; one that asks for a skill counts only those staffed with
/// it.
std::vector<std::size_t> cover_counts(const instance& asked, const placement& chosen);

/// The objective of the instance's problem: demand covered (mclp), cost (lscp), demand × distance (p_median),
/// the largest distance (p_center), demand covered at least twice (bacop1), and (1 − alpha) × demand covered
/// + alpha × demand covered twice (bacop2). Unreachable demand makes distances `unreachable`.
double value_of(const instance& asked, const placement& chosen);

/// Of any demand group: what share of its demand is covered by nobody.
double largest_uncovered_share(const instance& asked, const placement& chosen);

/// The first constraint that a plan breaks, in words; nothing when it keeps to all of them.
std::optional<std::string> broken_rule(const instance& asked, const placement& chosen);

}  // namespace uramost::patrol
