#include "patrol/infeasibility.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "core/text.hpp"
#include "patrol/p_center.hpp"
#include "patrol/placement_model.hpp"
#include "patrol/placement_value.hpp"

namespace uramost::patrol {

namespace {
/// "1,130", "0.25": with as many digits as it takes.
std::string readable(double number) {
  std::string text = to_text(number);
  const std::size_t whole = std::min(text.find_first_of(".e"), text.size());
  for (std::size_t at = whole; at > 3;) text.insert(at -= 3, ",");
  return text;
}

std::string counted(std::size_t number, const char* one, const char* many) {
  return fmt::format("{} {}", readable(static_cast<double>(number)), number == 1 ? one : many);
}

std::size_t usable(const std::vector<std::size_t>& candidates, const std::vector<choice>& choices) {
  return static_cast<std::size_t>(
      std::ranges::count_if(candidates, [&](std::size_t each) { return choices[each] != choice::closed; }));
}

std::optional<std::string> contradicting_choice(const instance& asked) {
  for (const std::size_t each : asked.fixed)
    if (std::ranges::find(asked.forbidden, each) != asked.forbidden.end())
      return fmt::format("candidate {} is both fixed and forbidden", each);
  if (asked.p && asked.fixed.size() > *asked.p)
    return fmt::format("{} are fixed, but p is {}; p would have to be {}",
                       counted(asked.fixed.size(), "candidate", "candidates"), *asked.p, asked.fixed.size());
  const std::size_t allowed = asked.candidate_count() - asked.forbidden.size();
  if (asked.p && asked.problem != problem_kind::lscp && allowed < *asked.p)
    return fmt::format("only {} not forbidden, but p is {}; p would have to be {}",
                       counted(allowed, "candidate is", "candidates are"), *asked.p, allowed);
  const auto choices = choices_of(asked);
  for (const candidate_group& group : asked.groups)
    if (const std::size_t has = usable(group.candidates, choices); has < group.at_least)
      return fmt::format("'{}' is to have at least {}, but only {} of it may be chosen", group.name,
                         counted(group.at_least, "point", "points"), counted(has, "candidate", "candidates"));
  for (std::size_t a = 0; a < asked.fixed.size(); ++a)
    for (std::size_t b = a + 1; b < asked.fixed.size(); ++b)
      if (are_too_near(asked, asked.fixed[a], asked.fixed[b]))
        return fmt::format("candidates {} and {} are fixed, but nearer to each other than {}", asked.fixed[a],
                           asked.fixed[b], readable(asked.min_separation));
  return std::nullopt;
}

std::optional<std::string> contradicting_staff(const instance& asked) {
  if (asked.staff.empty()) return std::nullopt;
  std::size_t officers = 0;
  for (const staff_kind& each : asked.staff) officers += each.count;
  if (asked.p && asked.problem != problem_kind::lscp && officers < *asked.p)
    return fmt::format("{} are to be staffed, but there are only {}", counted(*asked.p, "point", "points"),
                       counted(officers, "officer", "officers"));
  if (!covers_all(asked.problem)) return std::nullopt;
  for (const std::string& skill : asked.skills)
    if (!skill.empty() && std::ranges::none_of(asked.staff, [&](const staff_kind& each) {
          return each.count > 0 && std::ranges::find(each.skills, skill) != each.skills.end();
        }))
      return fmt::format("'{}' is asked for, which no officer has", skill);
  return std::nullopt;
}

/// Demand that nobody who may be chosen reaches.
std::optional<std::string> unreached_demand(const instance& asked) {
  const bool by_radius = covers_all(asked.problem);
  if (is_covering(asked.problem) && !by_radius) return std::nullopt;
  const auto choices = choices_of(asked);
  std::size_t out_of_radius = 0, out_of_reach = 0;
  double needed = 0;
  for (std::size_t i = 0; i < asked.demand_count(); ++i) {
    if (asked.problem == problem_kind::p_median && asked.weights[i] == 0) continue;
    double nearest = unreachable;
    for (std::size_t j = 0; j < choices.size(); ++j)
      if (choices[j] != choice::closed) nearest = std::min(nearest, asked.distances.at(i, j));
    if (nearest == unreachable)
      ++out_of_reach;
    else if (by_radius && nearest > asked.radius) {
      ++out_of_radius;
      needed = std::max(needed, nearest);
    }
  }
  if (out_of_reach > 0)
    return fmt::format(
        "{} be reached from no candidate that may be chosen, at any distance; more candidates would help",
        counted(out_of_reach, "demand point can", "demand points can"));
  if (out_of_radius > 0)
    return fmt::format("{} no candidate within {}; a radius of {} would reach them all",
                       counted(out_of_radius, "demand point has", "demand points have"),
                       readable(asked.radius), readable(needed));
  return std::nullopt;
}

bool has_rule(const instance& asked, soft_rule rule) {
  switch (rule) {
    case soft_rule::more_points:
      return asked.p.has_value();
    case soft_rule::fewer_points:
      return asked.p && asked.problem != problem_kind::lscp;
    case soft_rule::groups:
      return !asked.groups.empty();
    case soft_rule::separation:
      return asked.min_separation > 0;
    case soft_rule::staff:
      return !asked.staff.empty();
    case soft_rule::min_share:
      return std::ranges::any_of(asked.demand_groups, [](const auto& each) { return each.min_share > 0; });
    case soft_rule::uncovered_share:
      return asked.max_uncovered_share.has_value();
  }
  return false;
}

/// What giving way would look like.
std::string remedy(const instance& asked, soft_rule rule, double amount) {
  const auto points = static_cast<std::size_t>(std::llround(std::max(amount, 0.0)));
  switch (rule) {
    case soft_rule::more_points:
      return fmt::format("at least {} needed{}, p is {}",
                         counted(*asked.p + points, "point is", "points are"),
                         covers_all(asked.problem) ? " to cover everything" : "", *asked.p);
    case soft_rule::fewer_points:
      return fmt::format("at most {}, p is {}",
                         counted(*asked.p - std::min(points, *asked.p), "point fits", "points fit"),
                         *asked.p);
    case soft_rule::groups:
      return "without the groups of candidates there would be a plan";
    case soft_rule::separation:
      return fmt::format("points nearer to each other than {} would make a plan possible",
                         readable(asked.min_separation));
    case soft_rule::staff:
      return fmt::format("{} more would do", counted(points, "officer", "officers"));
    case soft_rule::min_share:
      return fmt::format("at most {:.1f} % of the smallest shares asked for can be reached", -100 * amount);
    case soft_rule::uncovered_share:
      return fmt::format("a largest uncovered share of {:.4f} is the least possible, {} is asked for", amount,
                         readable(*asked.max_uncovered_share));
  }
  return "";
}

double cost_of(const integer_model& model, const std::vector<double>& values) {
  double sum = 0;
  for (std::size_t j = 0; j < values.size(); ++j) sum += model.cost(static_cast<int>(j)) * values[j];
  return sum;
}

/// The radius within which p points would cover everybody.
std::optional<std::string> wider_radius(const instance& asked, solving_watch& watch) {
  if (!covers_all(asked.problem) || !asked.p || !asked.staff.empty()) return std::nullopt;
  instance center = asked;
  center.problem = problem_kind::p_center;
  const auto found = solve_center(center, watch);
  if (!found.chosen) return std::nullopt;
  return fmt::format("a radius of {} would do", readable(value_of(center, *found.chosen)));
}
}  // namespace

std::optional<std::string> plain_contradiction(const instance& asked) {
  if (auto found = contradicting_choice(asked)) return found;
  if (auto found = contradicting_staff(asked)) return found;
  return unreached_demand(asked);
}

std::string contradiction(const instance& asked, solving_watch& watch) {
  instance feasible = asked;
  std::optional<double> any_distance;
  if (asked.problem == problem_kind::p_median || asked.problem == problem_kind::p_center) {
    feasible.problem = problem_kind::p_center;
    any_distance = std::numeric_limits<double>::max();
  }
  std::string text;
  const auto add = [&](const std::string& sentence) { text += (text.empty() ? "" : "; ") + sentence; };
  for (const soft_rule rule :
       {soft_rule::more_points, soft_rule::staff, soft_rule::min_share, soft_rule::uncovered_share,
        soft_rule::separation, soft_rule::groups, soft_rule::fewer_points}) {
    if (!has_rule(asked, rule) || !watch.may_go_on()) continue;
    const placement_model model(feasible, rule, any_distance);
    const auto found = model.model().solve(integer_model::no_limit, model.step(), watch);
    if (found.values && found.complete) add(remedy(asked, rule, cost_of(model.model(), *found.values)));
  }
  if (const auto wider = wider_radius(asked, watch)) add(*wider);
  return text.empty() ? "the constraints contradict each other, and no single one of them is the reason"
                      : text;
}

}  // namespace uramost::patrol
