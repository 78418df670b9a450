#pragma once

#include <vector>

#include "core/ground_grid.hpp"
#include "core/progress.hpp"
#include "core/query_parameters.hpp"
#include "exchange/grid_writer.hpp"
#include "geodata/municipality.hpp"
#include "http/heat_request.hpp"
#include "index/incident_index.hpp"

namespace uramost::http {

/// A density as analysts take it into their own programs.
struct heat_grid {
  static constexpr std::size_t most_cells = 25'000'000;

  ground_grid grid;
  std::vector<float> values;  ///< per km², row by row from the north
  exchange::grid_description described;
};

/// What a density is asked for with.
struct heat_grid_request {
  heat_request drawn;
  double cell_m = 250;
  std::size_t most_cells = heat_grid::most_cells;

  /// Takes an incident query, a heat style and `cell_m` (1-100,000), and nothing else; throws invalid_input
  /// naming the parameter at fault.
  static heat_grid_request take_from(query_parameters& parameters);
};

/// The density of a surface that was made of `of` for this request. The grid covers the query's `bbox`, or
/// its municipalities, or all municipalities. Throws invalid_input (field `cell_m`) for too many cells,
/// unavailable when `watch` cancels.
heat_grid make_heat_grid(const heat_grid_request& wanted, const index::incident_index& of,
                         const tiles::heat_surface& surface, const geodata::boundaries& areas,
                         const progress_sink& watch = keep_going);

}  // namespace uramost::http
