#include "patrol/plan_evaluation.hpp"

#include <algorithm>
#include <utility>

#include "core/error.hpp"
#include "patrol/solver.hpp"

namespace uramost::patrol {

plan_evaluation::plan_evaluation(std::vector<double> weights, double radius,
                                 std::vector<std::size_t> group_of)
    : weights_(std::move(weights)),
      radius_(radius),
      group_of_(std::move(group_of)),
      times_(weights_.size(), 0) {
  if (!group_of_.empty() && group_of_.size() != weights_.size())
    throw invalid_input("not every demand point is in a group", "group_of");
  if (!group_of_.empty()) by_group_.resize(*std::ranges::max_element(group_of_) + 1);
  for (std::size_t i = 0; i < weights_.size(); ++i) {
    all_.uncovered += weights_[i];
    if (!group_of_.empty()) by_group_[group_of_[i]].uncovered += weights_[i];
  }
}

std::size_t plan_evaluation::add_point(std::span<const double> distances) {
  return add_point_covering(reach_of(distances));
}

std::size_t plan_evaluation::add_point_covering(std::vector<std::uint32_t> demand) {
  reach_.push_back(std::move(demand));
  change(reach_.back(), 1);
  return reach_.size() - 1;
}

void plan_evaluation::move_point(std::size_t point, std::span<const double> distances) {
  auto reach = reach_of(distances);
  change(reach_.at(point), -1);
  reach_[point] = std::move(reach);
  change(reach_[point], 1);
}

void plan_evaluation::remove_point(std::size_t point) {
  change(reach_.at(point), -1);
  reach_.erase(reach_.begin() + static_cast<std::ptrdiff_t>(point));
}

double plan_evaluation::weight_covered_by(std::size_t point) const {
  double sum = 0;
  for (const std::uint32_t i : reach_.at(point)) sum += weights_[i];
  return sum;
}

double plan_evaluation::marginal_gain(std::size_t point) const {
  double gain = 0;
  for (const std::uint32_t i : reach_.at(point))
    if (times_[i] == 1) gain += weights_[i];
  return gain;
}

std::vector<std::uint32_t> plan_evaluation::reach_of(std::span<const double> distances) const {
  if (distances.size() != weights_.size())
    throw invalid_input("a point has a distance to every demand point", "distances");
  std::vector<std::uint32_t> reach;
  for (std::uint32_t i = 0; i < distances.size(); ++i)
    if (distances[i] <= radius_ && distances[i] != unreachable) reach.push_back(i);
  return reach;
}

void plan_evaluation::change(const std::vector<std::uint32_t>& reach, int by) {
  for (const std::uint32_t i : reach) {
    const bool was_covered = times_[i] > 0;
    times_[i] += by;
    if (was_covered != (times_[i] > 0)) cover(i, was_covered ? -1 : 1);
  }
}

void plan_evaluation::cover(std::size_t demand, double sign) {
  const double weight = sign * weights_[demand];
  const auto move = [&](coverage& of) {
    of.covered += weight;
    of.uncovered -= weight;
  };
  move(all_);
  if (!group_of_.empty()) move(by_group_[group_of_[demand]]);
}

plan_comparison compare(const plan_evaluation& first, const plan_evaluation& second,
                        std::span<const double> weights) {
  plan_comparison found;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const bool by_first = first.is_covered(i), by_second = second.is_covered(i);
    double& sum = by_first && by_second ? found.both
                  : by_first            ? found.only_first
                  : by_second           ? found.only_second
                                        : found.neither;
    sum += weights[i];
  }
  return found;
}

std::vector<frontier_point> coverage_frontier(instance asked, std::size_t most, const solving_sink& sink) {
  asked.problem = problem_kind::mclp;
  most = std::min(most, asked.candidate_count());
  asked.time_limit_s /= static_cast<double>(std::max<std::size_t>(most, 1));
  plan_evaluation everything(asked.weights, asked.radius);
  std::vector<double> column(asked.demand_count());
  for (std::size_t j = 0; j < asked.candidate_count(); ++j) {
    for (std::size_t i = 0; i < column.size(); ++i) column[i] = asked.distances.at(i, j);
    everything.add_point(column);
  }
  std::vector<frontier_point> frontier;
  for (std::size_t p = 1; p <= most; ++p) {
    asked.p = p;
    const solution answer = solve(asked, sink);
    if (!answer.objective) continue;
    frontier.push_back({p, *answer.objective, answer.bound.value_or(everything.all().covered)});
    if (*answer.objective >= everything.all().covered) break;
  }
  return frontier;
}

}  // namespace uramost::patrol
