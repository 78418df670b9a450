#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "patrol/instance.hpp"
#include "patrol/solving_watch.hpp"

namespace uramost::patrol {

/// Demand within and beyond the radius of a plan.
struct coverage {
  double covered = 0, uncovered = 0;

  double share() const { return covered + uncovered > 0 ? covered / (covered + uncovered) : 0; }
};

/// What a plan covers, kept while its points are added, moved and taken away: each change costs one pass over
/// the demand. Distances of a point are in the unit of the radius, one a demand point. For one thread.
class plan_evaluation {
 public:
  /// `group_of`: of each demand point the number of its municipality, category or hour; empty when nothing is
  /// divided. Throws invalid_input when the lengths differ.
  plan_evaluation(std::vector<double> weights, double radius, std::vector<std::size_t> group_of = {});

  /// The number of the new point, counted from nought.
  std::size_t add_point(std::span<const double> distances);
  /// The same for a point that covers these demand points, by whatever makes it cover them.
  std::size_t add_point_covering(std::vector<std::uint32_t> demand);
  void move_point(std::size_t point, std::span<const double> distances);
  /// Points behind it move up by one.
  void remove_point(std::size_t point);

  std::size_t points() const { return reach_.size(); }
  const coverage& all() const { return all_; }
  /// By number of the group.
  const std::vector<coverage>& by_group() const { return by_group_; }
  /// Demand that a point covers, whoever else does.
  double weight_covered_by(std::size_t point) const;
  /// Demand that no other point of the plan covers.
  double marginal_gain(std::size_t point) const;
  bool is_covered(std::size_t demand) const { return times_[demand] > 0; }

 private:
  void change(const std::vector<std::uint32_t>& reach, int by);
  std::vector<std::uint32_t> reach_of(std::span<const double> distances) const;
  void cover(std::size_t demand, double sign);

  std::vector<double> weights_;
  double radius_;
  std::vector<std::size_t> group_of_;
  std::vector<std::vector<std::uint32_t>> reach_;  // demand points by point of the plan
  std::vector<int> times_;                         // how many points cover a demand point
  coverage all_;
  std::vector<coverage> by_group_;
};

/// Two plans over the same demand.
struct plan_comparison {
  double both = 0, only_first = 0, only_second = 0, neither = 0;  ///< demand covered
};
plan_comparison compare(const plan_evaluation& first, const plan_evaluation& second,
                        std::span<const double> weights);

/// How much so many points can cover.
struct frontier_point {
  std::size_t points;
  double covered;  ///< by the best plan that was found
  double bound;    ///< no plan covers more
};

/// Of an mclp, for 1, 2, … points up to `most`, or until everything that can be is covered; each may take an
/// equal part of the instance's time limit.
std::vector<frontier_point> coverage_frontier(instance asked, std::size_t most,
                                              const solving_sink& sink = keep_solving);

}  // namespace uramost::patrol
