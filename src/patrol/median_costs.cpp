#include "patrol/median_costs.hpp"

#include <algorithm>
#include <cmath>
#include <map>

#include "patrol/cover_sets.hpp"

namespace uramost::patrol {

namespace {
/// Up to here sums of whole numbers are exact.
constexpr double largest_exact = 9e15;

bool is_whole(double number) { return number == std::floor(number); }

median_costs costs_by_distance(const instance& asked) {
  median_costs made;
  made.candidates = asked.candidate_count();
  made.whole = true;
  double sum = 0;
  for (std::size_t i = 0; i < asked.demand_count(); ++i) {
    if (asked.weights[i] == 0) continue;
    const auto row = asked.distances.row(i);
    double largest = 0;
    for (std::uint32_t j = 0; j < row.size(); ++j) {
      if (row[j] == unreachable) continue;
      made.offers.push_back({asked.weights[i] * row[j], j});
      largest = std::max(largest, made.offers.back().cost);
      made.whole = made.whole && is_whole(made.offers.back().cost);
    }
    const auto first = made.offers.begin() + static_cast<std::ptrdiff_t>(made.ends.back());
    std::stable_sort(first, made.offers.end(), [](auto& a, auto& b) { return a.cost < b.cost; });
    made.ends.push_back(made.offers.size());
    made.unserved.push_back(unreachable);
    sum += largest;
  }
  made.whole = made.whole && sum < largest_exact;
  return made;
}

median_costs costs_by_coverage(const instance& asked) {
  median_costs made;
  made.candidates = asked.candidate_count();
  made.whole = true;
  const cover_sets covers(asked.distances, asked.radius);
  std::map<std::vector<std::uint32_t>, double> demand_of;
  for (std::size_t i = 0; i < asked.demand_count(); ++i) {
    const auto by = covers.of_demand[i];
    if (asked.weights[i] > 0 && !by.empty()) demand_of[{by.begin(), by.end()}] += asked.weights[i];
  }
  double sum = 0;
  for (const auto& [by, demand] : demand_of) {
    for (const std::uint32_t j : by) made.offers.push_back({0, j});
    made.ends.push_back(made.offers.size());
    made.unserved.push_back(demand);
    made.whole = made.whole && is_whole(demand);
    sum += demand;
  }
  made.whole = made.whole && sum < largest_exact;
  return made;
}
}  // namespace

double median_costs::total(const std::vector<std::size_t>& chosen) const {
  std::vector<bool> is_chosen(candidates, false);
  for (const std::size_t each : chosen) is_chosen[each] = true;
  double sum = 0;
  for (std::size_t i = 0; i < demands(); ++i) {
    const auto found =
        std::ranges::find_if(of(i), [&](const offer& each) { return is_chosen[each.candidate]; });
    sum += found == of(i).end() ? unserved[i] : std::min(found->cost, unserved[i]);
  }
  return sum;
}

median_costs median_costs::without(const std::vector<choice>& choices) const {
  median_costs left;
  left.candidates = candidates;
  left.unserved = unserved;
  left.whole = whole;
  left.ends.reserve(ends.size());
  for (std::size_t i = 0; i < demands(); ++i) {
    for (const offer& each : of(i))
      if (choices[each.candidate] != choice::closed) left.offers.push_back(each);
    left.ends.push_back(left.offers.size());
  }
  return left;
}

median_costs median_costs_of(const instance& asked) {
  return asked.problem == problem_kind::p_median ? costs_by_distance(asked) : costs_by_coverage(asked);
}

}  // namespace uramost::patrol
