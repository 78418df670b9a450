#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "analysis/areal/spatial_weights.hpp"
#include "core/bounding_box.hpp"
#include "core/utm_zone_34.hpp"

namespace uramost::analysis {

/// Regular hexagons on the ground in the metres of EPSG:32634, standing on a corner ("pointy top"), row by
/// row from the south; odd rows are shifted east by half a cell. Every cell has the same area and up to six
/// neighbours, all equally far, which squares do not have.
struct hex_grid {
  double west_m = 0;   ///< centre of the first cell of even rows
  double south_m = 0;  ///< the same, northwards
  double width_m = 0;  ///< across the flats, which is also the distance of neighbours' centres
  int columns = 0;
  int rows = 0;

  std::size_t cells() const { return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows); }
  double area_m2() const;
  utm_position centre(std::size_t cell) const;
  /// Counter-clockwise, the northern one first; not closed. Neighbours' corners agree to within a micrometre.
  std::array<utm_position, 6> corners(std::size_t cell) const;
  /// The cell whose centre is nearest; of equally near ones always the same. Nothing outside the grid.
  std::optional<std::size_t> cell_at(utm_position at) const;
};

/// The smallest grid whose cells cover a box, with centres on whole multiples of the width, so that grids of
/// one width lie on each other. Throws invalid_input: field `bbox` for a box that reaches farther than 3° out
/// of the zone, field `cell_m` for a width not above 0 or when there were more than `most_cells`.
hex_grid hex_grid_over(const bounding_box& area, double width_m, std::size_t most_cells);

/// The up to six cells that share a side.
spatial_weights hex_grid_weights(const hex_grid& grid);

}  // namespace uramost::analysis
