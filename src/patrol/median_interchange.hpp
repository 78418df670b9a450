#pragma once

#include <functional>
#include <random>
#include <vector>

#include "patrol/median_costs.hpp"
#include "patrol/solving_watch.hpp"

namespace uramost::patrol {

/// Good plans for a p-median in a moment: a greedy one, made better by exchanging one chosen candidate for
/// another as long as that helps (Teitz and Bart 1968; what an exchange saves as reckoned by Whitaker 1983),
/// then shaken and made better again.
class median_interchange {
 public:
  /// Keeps a reference to the costs. `choices`: open candidates stay chosen, closed ones never are; at least
  /// p are not closed and at most p open.
  median_interchange(const median_costs& costs, std::size_t p, const std::vector<choice>& choices,
                     std::uint64_t seed);

  using plan_visitor = std::function<void(const std::vector<std::size_t>& plan)>;

  /// Shows every better plan that is found until so many shakes brought none, or a tenth of the time is over.
  void search(std::size_t shakes, solving_watch& watch, const plan_visitor& found);

 private:
  struct demand_at {
    std::uint32_t demand;
    double cost;
  };
  struct exchange {
    double change = 0;
    std::size_t out = 0;  ///< place in the plan
    std::uint32_t in = 0;
  };
  /// The cheapest two of the plan for a demand point.
  struct service {
    std::uint32_t first;  ///< place in the plan, `nobody` when unserved
    double cost, next_cost;
  };
  static constexpr std::uint32_t nobody = 0xffffffff;

  void assign();
  double total() const;
  exchange best_exchange();
  void weigh(std::uint32_t in, exchange& best);
  void grow();
  void shake(std::size_t moves);
  void replace(std::size_t place, std::uint32_t in);
  double descend(solving_watch& watch);
  void restore(const std::vector<std::uint32_t>& plan);

  const median_costs& costs_;
  std::size_t p_;
  const std::vector<choice>& choices_;
  std::mt19937_64 random_;
  std::vector<std::vector<demand_at>> demand_of_;  // a candidate's offers
  std::vector<double> unserved_;
  std::vector<std::uint32_t> plan_, place_;  // candidates; where in the plan a candidate is
  std::vector<service> served_;
  std::vector<double> loss_, saved_;  // by place: what leaving costs, and what of that a newcomer saves
};

}  // namespace uramost::patrol
