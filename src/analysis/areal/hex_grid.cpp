#include "analysis/areal/hex_grid.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "core/error.hpp"
#include "core/ground_grid.hpp"

namespace uramost::analysis {

namespace {
const double sqrt3 = std::numbers::sqrt3;

/// From one row's centres to the next row's.
double rise(double width_m) { return width_m * sqrt3 / 2; }

double distance2(utm_position a, utm_position b) {
  return (a.east - b.east) * (a.east - b.east) + (a.north - b.north) * (a.north - b.north);
}
}  // namespace

double hex_grid::area_m2() const { return width_m * rise(width_m); }

utm_position hex_grid::centre(std::size_t cell) const {
  const auto wide = static_cast<std::size_t>(columns);
  const std::size_t row = cell / wide, column = cell % wide;
  return {west_m + (static_cast<double>(column) + (row % 2 == 1 ? 0.5 : 0)) * width_m,
          south_m + static_cast<double>(row) * rise(width_m)};
}

std::array<utm_position, 6> hex_grid::corners(std::size_t cell) const {
  const auto [east, north] = centre(cell);
  const double half = width_m / 2, radius = width_m / sqrt3;
  return {{{east, north + radius},
           {east - half, north + radius / 2},
           {east - half, north - radius / 2},
           {east, north - radius},
           {east + half, north - radius / 2},
           {east + half, north + radius / 2}}};
}

std::optional<std::size_t> hex_grid::cell_at(utm_position at) const {
  const double row = std::floor((at.north - south_m) / rise(width_m));
  if (!(row >= -1 && row <= rows)) return std::nullopt;
  // The nearest centre is in the row below or the one above; in a row it is the one that is nearest along it.
  // Cells beyond the grid's edge take part, so that what is nearer to them is outside.
  double least = std::numeric_limits<double>::infinity();
  std::optional<std::size_t> found;
  for (const int r : {static_cast<int>(row), static_cast<int>(row) + 1}) {
    const double shift = r % 2 != 0 ? 0.5 : 0;
    const double column = std::round((at.east - west_m) / width_m - shift);
    if (!std::isfinite(column)) return std::nullopt;
    const double apart = distance2(at, {west_m + (column + shift) * width_m, south_m + r * rise(width_m)});
    if (apart >= least) continue;
    least = apart;
    const bool inside = r >= 0 && r < rows && column >= 0 && column < columns;
    found = inside ? std::optional(static_cast<std::size_t>(r) * static_cast<std::size_t>(columns) +
                                   static_cast<std::size_t>(column))
                   : std::nullopt;
  }
  return found;
}

hex_grid hex_grid_over(const bounding_box& area, double width_m, std::size_t most_cells) {
  if (!(width_m > 0) || std::isinf(width_m)) throw invalid_input("a cell has a width above 0", "cell_m");
  // Square cells give the extent, and refuse what is too much or too far.
  const ground_grid squares = grid_over(area, width_m, most_cells);
  const double south = squares.north_m - squares.rows * width_m;
  const double height = rise(width_m), two_rows = 2 * height;
  hex_grid grid;
  grid.width_m = width_m;
  grid.west_m = squares.west_m - width_m;  // odd rows begin half a cell later
  grid.south_m = (std::floor(south / two_rows) - 1) * two_rows;
  grid.columns = squares.columns + 3;
  grid.rows = static_cast<int>(std::ceil((squares.north_m - grid.south_m) / height)) + 2;
  if (grid.cells() > 2 * most_cells + 1000)
    throw invalid_input("a grid of more than " + std::to_string(most_cells) + " cells", "cell_m");
  return grid;
}

spatial_weights hex_grid_weights(const hex_grid& grid) {
  std::vector<neighbour_pair> pairs;
  for (int row = 0; row < grid.rows; ++row)
    for (int column = 0; column < grid.columns; ++column) {
      const int shift = row % 2;  // of the slanting neighbours
      const std::array<std::array<int, 2>, 6> around{{{row, column - 1},
                                                      {row, column + 1},
                                                      {row - 1, column - 1 + shift},
                                                      {row - 1, column + shift},
                                                      {row + 1, column - 1 + shift},
                                                      {row + 1, column + shift}}};
      for (const auto& [r, c] : around)
        if (r >= 0 && r < grid.rows && c >= 0 && c < grid.columns)
          pairs.push_back({static_cast<std::uint32_t>(row * grid.columns + column),
                           static_cast<std::uint32_t>(r * grid.columns + c)});
    }
  return {grid.cells(), std::move(pairs)};
}

}  // namespace uramost::analysis
