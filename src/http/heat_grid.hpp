#pragma once

#include <vector>

#include "core/ground_grid.hpp"
#include "core/progress.hpp"
#include "core/query_parameters.hpp"
#include "exchange/grid_writer.hpp"
#include "http/query_results.hpp"

namespace uramost::http {

/// A density as analysts take it into their own programs.
struct heat_grid {
  static constexpr std::size_t most_cells = 25'000'000;

  ground_grid grid;
  std::vector<float> values;  ///< per km², row by row from the north
  exchange::grid_description described;
};

/// The density that `parameters` ask for: an incident query, a heat style and `cell_m` (1-100,000; 250 when
/// it is not said). The grid covers the query's `bbox`, or its municipalities, or all municipalities. Takes
/// every parameter; throws invalid_input naming the one at fault, unavailable when `watch` cancels.
heat_grid make_heat_grid(const query_results& results, const intake::incident_register& incidents,
                         query_parameters& parameters, const progress_sink& watch = keep_going);

}  // namespace uramost::http
