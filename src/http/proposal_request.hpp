#pragma once

#include "http/json.hpp"
#include "http/planning_view.hpp"
#include "http/request.hpp"
#include "planning/placement_task.hpp"

namespace uramost::http {

/// A plan that somebody wants points proposed for, as the body of their request says it.
struct proposal_request {
  planning::plan wanted;
  planning::candidate_rule from;
  planning::proposal_wish wish;  ///< with the candidates that were given one by one
  std::size_t most = 30;         ///< points of a frontier

  /// `{plan, problem, p, candidates, forbidden, at_least_one_in, max_uncovered_share, min_separation_m,
  /// shift, time_limit_s}`. Throws invalid_input naming the member at fault.
  static proposal_request for_points(const request& asked);
  /// `{plan, candidates, most, time_limit_s}`.
  static proposal_request for_frontier(const request& asked);

  /// Puts points into their municipalities and adds the candidates that the rule means, as far as who asks
  /// may plan there. `roads`: what junctions are taken from.
  void complete(const planning_view& with, const patrol::road_graph* roads);
};

/// A plan that came with a request; `member` is where it stands in the body.
planning::plan read_plan(const json& body, const char* member);

/// Gives a plan's points the municipality and name that they lack.
void place_points(planning::plan& of, const planning_view& with);

}  // namespace uramost::http
