#pragma once

#include <functional>
#include <limits>
#include <vector>

#include "patrol/median_costs.hpp"
#include "patrol/solving_watch.hpp"

namespace uramost::patrol {

/// A lower bound of a p-median, and what it was found with.
struct median_bound {
  double value = -std::numeric_limits<double>::infinity();
  std::vector<double> multipliers;  ///< a demand point: what it pays for being served
  std::vector<double> usage;        ///< a candidate: how much of it the relaxation opens, 0-1
};

/// The p-median without the rule that everybody is served exactly once, for which demand points pay
/// multipliers instead (Cornuéjols, Fisher and Nemhauser 1977). Candidates are then worth what they save, and
/// the best p give a lower bound; multipliers climb by the volume algorithm (Barahona and Anbil 2000), which
/// also tells how much the relaxation uses of every candidate.
class median_relaxation {
 public:
  /// `chosen` candidates of the relaxation, to be looked at as a plan.
  using plan_visitor = std::function<void(const std::vector<std::size_t>& chosen)>;

  /// Keeps references. `choices`: open ones are chosen always, closed ones never.
  median_relaxation(const median_costs& costs, std::size_t p, std::vector<choice>& choices);

  /// Climbs from the multipliers of `from` for so many steps, or until the bound reaches `target`: then no
  /// better plan than the one known exists here. Closes and opens candidates that no better plan can have
  /// otherwise (by reduced costs), so that `choices` become fewer.
  void climb(median_bound& from, double target, std::size_t steps, solving_watch& watch,
             const plan_visitor& visit);

  /// Multipliers to begin with: between the costs of the cheapest two of a plan's candidates.
  std::vector<double> first_multipliers(const std::vector<std::size_t>& plan) const;

 private:
  double evaluate(const std::vector<double>& multipliers);
  void settle(double bound, double target);

  const median_costs& costs_;
  std::size_t p_;
  std::vector<choice>& choices_;
  std::vector<double> worth_;          // a candidate's, nought or less
  std::vector<std::uint32_t> ranked_;  // candidates that are not closed: the chosen p first
  std::vector<double> unmet_;          // a demand point: 1 - how often it is served
};

}  // namespace uramost::patrol
