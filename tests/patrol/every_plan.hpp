#pragma once

#include <cmath>
#include <functional>
#include <random>

#include "patrol/placement_value.hpp"

namespace uramost::patrol {

/// The best objective over every choice of candidates and, with staff, every way to staff them; nothing when
/// no plan keeps to the constraints. Slow, plain, and independent of the solvers.
inline std::optional<double> best_of_every_plan(const instance& asked) {
  std::optional<double> best;
  const auto look_at = [&](const placement& plan) {
    if (broken_rule(asked, plan)) return;
    const double value = value_of(asked, plan);
    if (value == unreachable) return;
    if (!best || (is_maximised(asked.problem) ? value > *best : value < *best)) best = value;
  };
  const std::function<void(placement)> staff_and_look = [&](placement plan) {
    if (asked.staff.empty() || plan.staff.size() == plan.selected.size()) return look_at(plan);
    plan.staff.push_back(0);
    for (; plan.staff.back() < asked.staff.size(); ++plan.staff.back()) staff_and_look(plan);
  };
  for (std::uint32_t mask = 0; mask < 1U << asked.candidate_count(); ++mask) {
    placement plan;
    for (std::size_t j = 0; j < asked.candidate_count(); ++j)
      if ((mask >> j & 1U) != 0) plan.selected.push_back(j);
    staff_and_look(plan);
  }
  return best;
}

/// Synthetic: points on a square of 100 × 100, demand of 0-9, whole or with fractions.
inline instance random_instance(std::mt19937& random, problem_kind problem, std::size_t demand,
                                std::size_t candidates) {
  const auto number = [&](std::size_t below) { return static_cast<double>(random() % below); };
  struct spot {
    double x, y;
  };
  const auto far = [](spot a, spot b) { return std::hypot(a.x - b.x, a.y - b.y); };
  const bool is_whole = random() % 2 == 0;
  instance made;
  made.problem = problem;
  made.p = 1 + random() % 4;
  made.radius = 20 + number(30);
  made.seed = random();
  std::vector<spot> at(candidates);
  for (spot& each : at) each = {number(100), number(100)};
  made.distances = distance_table(demand, candidates);
  made.candidate_distances = distance_table(candidates, candidates);
  for (std::size_t i = 0; i < demand; ++i) {
    const spot here{number(100), number(100)};
    made.weights.push_back(is_whole ? number(10) : number(1000) / 100);
    for (std::size_t j = 0; j < candidates; ++j)
      made.distances.at(i, j) = random() % 20 == 0 ? unreachable
                                : is_whole         ? std::round(far(here, at[j]))
                                                   : far(here, at[j]);
  }
  for (std::size_t a = 0; a < candidates; ++a)
    for (std::size_t b = 0; b < candidates; ++b) made.candidate_distances.at(a, b) = far(at[a], at[b]);
  if (problem == problem_kind::lscp) {
    if (random() % 2 == 0) made.p.reset();
    if (random() % 2 == 0)
      for (std::size_t j = 0; j < candidates; ++j) made.costs.push_back(1 + number(9));
  }
  if (random() % 3 == 0) made.fixed.push_back(random() % candidates);
  if (random() % 3 == 0) made.forbidden.push_back(random() % candidates);
  return made;
}

}  // namespace uramost::patrol
