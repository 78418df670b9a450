#pragma once

#include <optional>

#include "patrol/instance.hpp"
#include "patrol/solution.hpp"
#include "patrol/solving_watch.hpp"

namespace uramost::patrol {

/// The answer to a p-center.
struct center_plan {
  std::optional<placement> chosen;
  double bound = 0;            ///< no plan has a smaller largest distance
  bool is_impossible = false;  ///< proven: no plan reaches everybody
};

/// A p-center, exactly: the least of the distances within which p points cover everybody, by halving the list
/// of distances (Minieka 1970); greedy covers first, the model where they fail.
center_plan solve_center(const instance& asked, solving_watch& watch);

}  // namespace uramost::patrol
