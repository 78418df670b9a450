#pragma once

#include <vector>

#include "patrol/plan_evaluation.hpp"
#include "patrol/solution.hpp"
#include "planning/placement_task.hpp"

namespace uramost::planning {

/// The plan that is best for a wish, as far as is known.
struct proposal {
  plan proposed;  ///< as it was, when nothing was found
  patrol::solution answer;
};

/// Solves. The objective is of demand cells, whose places are means; what the plan covers of the incidents
/// themselves is `plan_coverage`'s to say. Throws as placement_task and patrol::validate do. Thread-safe.
proposal propose(const plan& wanted, const demand& over, const proposal_wish& wish, const shift_roster& when,
                 const travel& by, const patrol::solving_sink& sink = patrol::keep_solving);

/// How much so many points cover, for 1, 2, … `most`, fixed ones among them (patrol::coverage_frontier). The
/// wish's problem and p do not matter.
std::vector<patrol::frontier_point> frontier_of(const plan& wanted, const demand& over, proposal_wish wish,
                                                std::size_t most, const shift_roster& when, const travel& by,
                                                const patrol::solving_sink& sink = patrol::keep_solving);

}  // namespace uramost::planning
