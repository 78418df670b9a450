#include "planning/proposal.hpp"

#include "patrol/solver.hpp"

namespace uramost::planning {

proposal propose(const plan& wanted, const demand& over, const proposal_wish& wish, const shift_roster& when,
                 const travel& by, const patrol::solving_sink& sink) {
  const placement_task task(wanted, over, wish, when, by);
  proposal made{wanted, patrol::solve(task.asked, sink)};
  const patrol::solution& answer = made.answer;
  if (!answer.objective) return made;
  made.proposed = task.plan_of(answer.chosen.selected);
  made.proposed.proof = {std::string(to_string(wish.problem)),
                         std::string(to_string(answer.status)),
                         *answer.objective,
                         answer.bound.value_or(*answer.objective),
                         answer.gap(),
                         answer.seconds};
  return made;
}

std::vector<patrol::frontier_point> frontier_of(const plan& wanted, const demand& over, proposal_wish wish,
                                                std::size_t most, const shift_roster& when, const travel& by,
                                                const patrol::solving_sink& sink) {
  wish.problem = patrol::problem_kind::mclp;
  wish.p = 1;
  return patrol::coverage_frontier(placement_task(wanted, over, wish, when, by).asked, most, sink);
}

}  // namespace uramost::planning
