#include "patrol/cover_sets.hpp"

namespace uramost::patrol {

cover_sets::cover_sets(const distance_table& distances, double radius) {
  std::vector<std::vector<std::uint32_t>> columns(distances.columns());
  for (std::uint32_t i = 0; i < distances.rows(); ++i) {
    const auto row = distances.row(i);
    for (std::uint32_t j = 0; j < row.size(); ++j) {
      if (row[j] > radius || row[j] == unreachable) continue;
      of_demand.add(j);
      columns[j].push_back(i);
    }
    of_demand.close();
  }
  for (const auto& column : columns) {
    for (const std::uint32_t i : column) of_candidate.add(i);
    of_candidate.close();
  }
}

}  // namespace uramost::patrol
