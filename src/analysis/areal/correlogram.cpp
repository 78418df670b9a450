#include "analysis/areal/correlogram.hpp"

#include <limits>

#include "core/error.hpp"

namespace uramost::analysis {

std::vector<spatial_weights> lagged_neighbours(const spatial_weights& weights, std::size_t orders) {
  std::vector<std::vector<neighbour_pair>> pairs(orders);
  constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();
  std::vector<std::uint32_t> reached_by(weights.size(), nobody);
  std::vector<std::uint32_t> front, next;
  for (std::uint32_t place = 0; place < weights.size(); ++place) {
    front.assign(1, place);
    reached_by[place] = place;
    for (auto& of_order : pairs) {
      next.clear();
      for (const std::uint32_t at : front)
        for (const std::uint32_t neighbour : weights.neighbours(at)) {
          if (reached_by[neighbour] == place) continue;
          reached_by[neighbour] = place;
          next.push_back(neighbour);
          of_order.push_back({place, neighbour});
        }
      front.swap(next);
    }
  }
  std::vector<spatial_weights> result;
  for (auto& of_order : pairs) result.emplace_back(weights.size(), std::move(of_order));
  return result;
}

std::vector<test_statistic> moran_correlogram(std::span<const double> values, const spatial_weights& weights,
                                              std::size_t orders, weight_style style,
                                              variance_assumption assumption) {
  if (orders == 0) throw invalid_input("a correlogram has at least one order", "orders");
  std::vector<test_statistic> result;
  for (const spatial_weights& each : lagged_neighbours(weights, orders)) {
    if (!result.empty() && each.size() - each.islands() < fewest_places) break;
    result.push_back(global_moran(values, each.styled(style), assumption));
  }
  return result;
}

}  // namespace uramost::analysis
