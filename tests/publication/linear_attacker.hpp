#pragma once

#include <memory>

#include "publication/count_table.hpp"
#include "publication/disclosure_network.hpp"

namespace uramost::publication {

/// Somebody who knows every published cell and that all sums add up, and solves for the rest with GLPK: one
/// linear programme over all cells, with every sum as a constraint. Knows nothing of networks.
class linear_attacker {
 public:
  explicit linear_attacker(const count_table& table);
  ~linear_attacker();
  linear_attacker(const linear_attacker&) = delete;

  /// The least and the greatest that a cell can be; the greatest is 1,000,000 when nothing bounds it.
  feasible_range range_of(std::size_t area, std::size_t column);

 private:
  double solve(int cell, bool greatest);

  struct problem;
  std::unique_ptr<problem> problem_;
  std::size_t columns_;
};

}  // namespace uramost::publication
