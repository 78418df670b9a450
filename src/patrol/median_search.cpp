#include "patrol/median_search.hpp"

#include <algorithm>
#include <cmath>
#include <queue>

#include "patrol/median_interchange.hpp"
#include "patrol/median_relaxation.hpp"

namespace uramost::patrol {

namespace {
constexpr std::size_t shakes = 30;
constexpr std::size_t steps_at_root = 3000, steps_below = 150;

class search {
 public:
  search(const median_costs& costs, std::size_t p, const std::vector<choice>& choices, std::uint64_t seed,
         solving_watch& watch, const std::function<double(double)>& objective_of)
      : costs_(costs), p_(p), seed_(seed), watch_(watch), objective_of_(objective_of) {
    root_.choices = choices;
  }

  median_plan run() {
    median_interchange start(costs_, p_, root_.choices, seed_);
    start.search(shakes, watch_, [&](const auto& plan) { adopt(plan); });
    if (best_.selected.empty()) return best_;
    median_relaxation relaxation(costs_, p_, root_.choices);
    root_.bound.multipliers = relaxation.first_multipliers(best_.selected);
    explore(root_, costs_, steps_at_root, true);
    reduced_ = costs_.without(root_.choices);
    push(std::move(root_));
    while (!nodes_.empty() && watch_.may_go_on()) branch();
    best_.bound = nodes_.empty() ? best_.cost : nodes_.top().bound.value;
    if (costs_.whole) best_.bound = std::ceil(best_.bound - 1e-6);
    best_.bound = std::min(best_.bound, best_.cost);
    return best_;
  }

 private:
  struct node {
    std::vector<choice> choices;
    median_bound bound;
    bool operator<(const node& other) const { return bound.value > other.bound.value; }
  };

  /// A bound of so much means that there is nothing better.
  double target() const {
    if (best_.cost == unreachable) return unreachable;
    return costs_.whole ? best_.cost - 1 + 1e-6 : best_.cost - 1e-10 * std::abs(best_.cost);
  }

  void adopt(const std::vector<std::size_t>& plan) {
    const double cost = costs_.total(plan);
    if (cost >= best_.cost) return;
    best_.cost = cost;
    best_.selected = plan;
    std::ranges::sort(best_.selected);
    watch_.found(objective_of_(cost));
  }

  void explore(node& at, const median_costs& costs, std::size_t steps, bool is_root = false) {
    median_relaxation relaxation(costs, p_, at.choices);
    relaxation.climb(at.bound, target(), steps, watch_, [&](const auto& chosen) {
      if (is_root) watch_.proved(objective_of_(std::min(at.bound.value, best_.cost)));
      if (chosen.size() == p_) adopt(chosen);
    });
  }

  /// Keeps a node that may hold something better.
  void push(node&& at) {
    const auto open = static_cast<std::size_t>(std::ranges::count(at.choices, choice::open));
    const auto closed = static_cast<std::size_t>(std::ranges::count(at.choices, choice::closed));
    const std::size_t left = at.choices.size() - closed;
    if (at.bound.value >= target() || open > p_ || left < p_) return;
    if (open == p_ || left == p_) {
      adopt(members(at.choices, open == p_));
      return;
    }
    nodes_.push(std::move(at));
  }

  static std::vector<std::size_t> members(const std::vector<choice>& choices, bool only_open) {
    std::vector<std::size_t> found;
    for (std::size_t j = 0; j < choices.size(); ++j)
      if (choices[j] == choice::open || (!only_open && choices[j] == choice::free)) found.push_back(j);
    return found;
  }

  /// The candidate that the relaxation is least sure of.
  static std::size_t undecided(const node& at) {
    std::size_t found = 0;
    double nearest = 2;
    for (std::size_t j = 0; j < at.choices.size(); ++j) {
      if (at.choices[j] != choice::free) continue;
      const double off = std::abs(at.bound.usage[j] - 0.5);
      if (off < nearest) {
        nearest = off;
        found = j;
      }
    }
    return found;
  }

  void branch() {
    watch_.proved(objective_of_(std::min(nodes_.top().bound.value, best_.cost)));
    node parent = nodes_.top();
    nodes_.pop();
    if (parent.bound.value >= target()) return;
    const std::size_t at = undecided(parent);
    for (const choice decision : {choice::open, choice::closed}) {
      node child = parent;
      child.choices[at] = decision;
      explore(child, reduced_.without(child.choices), steps_below);
      push(std::move(child));
    }
  }

  const median_costs& costs_;
  std::size_t p_;
  std::uint64_t seed_;
  solving_watch& watch_;
  const std::function<double(double)>& objective_of_;
  node root_;
  median_costs reduced_;
  std::priority_queue<node> nodes_;
  median_plan best_;
};
}  // namespace

median_plan solve_median(const median_costs& costs, std::size_t p, const std::vector<choice>& choices,
                         std::uint64_t seed, solving_watch& watch,
                         const std::function<double(double cost)>& objective_of) {
  return search(costs, p, choices, seed, watch, objective_of).run();
}

}  // namespace uramost::patrol
