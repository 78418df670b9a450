#pragma once

#include <cstddef>

#include "core/bounding_box.hpp"
#include "core/utm_zone_34.hpp"

namespace uramost {

/// Square cells on the ground in the metres of EPSG:32634 (UTM zone 34 north), row by row from the north.
struct ground_grid {
  double west_m = 0;   ///< western edge of the first column
  double north_m = 0;  ///< northern edge of the first row
  double cell_m = 0;
  int columns = 0;
  int rows = 0;

  std::size_t cells() const { return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows); }
  utm_position centre(int column, int row) const {
    return {west_m + (column + 0.5) * cell_m, north_m - (row + 0.5) * cell_m};
  }
};

/// The smallest grid that holds a box and whose edges are whole multiples of `cell_m`, so that grids of one
/// size of cell lie on each other. Throws invalid_input: field `bbox` for a box that reaches farther than 3°
/// out of the zone (15-27° E, 0-84° N), field `cell_m` when there were more than `most_cells`.
ground_grid grid_over(const bounding_box& area, double cell_m, std::size_t most_cells);

}  // namespace uramost
