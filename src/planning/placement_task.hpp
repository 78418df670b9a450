#pragma once

#include <optional>
#include <span>
#include <vector>

#include "patrol/instance.hpp"
#include "planning/demand.hpp"
#include "planning/travel.hpp"

namespace uramost::planning {

/// What a planner asks to be proposed.
struct proposal_wish {
  patrol::problem_kind problem = patrol::problem_kind::mclp;
  std::optional<std::size_t> p;        ///< points in all, those that stay among them
  std::vector<plan_point> candidates;  ///< besides the plan's own points
  std::vector<lon_lat> forbidden;      ///< no point within 100 m of these
  std::vector<municipality_code> at_least_one_in;
  std::optional<double> max_uncovered_share;  ///< of any municipality's demand
  double min_separation_m = 0;
  std::optional<std::size_t> shift;  ///< nothing: all of the plan's
  double time_limit_s = 20;
};

/// A plan's demand, points and candidates as a problem to be solved: a row per demand cell, a column per
/// place where a point may stand. Fixed points stay, and are held to their own shifts and languages; the
/// plan's other points compete with the candidates; points that do nothing in the shift asked for are left
/// alone. Somebody new is staffed with whatever language is needed.
struct placement_task {
  /// Throws invalid_input: `candidates` when there is none, `demand` when there is none in the shift,
  /// `distances` when both together are too many (25 million pairs), and `max_uncovered_share` for a problem
  /// that adds up distances.
  placement_task(const plan& wanted, const demand& over, const proposal_wish& wish, const shift_roster& when,
                 const travel& by);

  /// The plan with those points that were left alone, then the chosen ones of its own, then the new ones.
  plan plan_of(const std::vector<std::size_t>& selected) const;

  patrol::instance asked;
  std::vector<plan_point> columns;

 private:
  void take_points(const plan& wanted);
  void measure(const demand& over);
  void constrain(const demand& over);
  void staff(std::size_t column, plan_point& point) const;

  const plan& wanted_;
  const proposal_wish& wish_;
  const shift_roster& when_;
  const travel& travel_;
  std::vector<demand_cell> cells_;
  std::vector<municipality_code> municipalities_;
  std::vector<std::size_t> apart_;  // points of the plan that the task leaves alone
};

}  // namespace uramost::planning
