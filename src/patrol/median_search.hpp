#pragma once

#include <functional>

#include "patrol/median_costs.hpp"
#include "patrol/solution.hpp"
#include "patrol/solving_watch.hpp"

namespace uramost::patrol {

/// The answer to a p-median over its costs.
struct median_plan {
  std::vector<std::size_t> selected;  ///< ascending; empty when nobody could be found to serve everybody
  double cost = unreachable;
  double bound = 0;  ///< no plan costs less
};

/// A p-median, exactly: the interchange's plan first, then bounds of the relaxation, which decide about most
/// candidates, and a search over what is left, the lowest bound first (Beasley 1985 in outline). `choices` as
/// the interchange takes them. Costs are told to the watch as the problem's objective by `objective_of`.
median_plan solve_median(const median_costs& costs, std::size_t p, const std::vector<choice>& choices,
                         std::uint64_t seed, solving_watch& watch,
                         const std::function<double(double cost)>& objective_of);

}  // namespace uramost::patrol
