#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/areal/hex_grid.hpp"
#include "core/ground_grid.hpp"
#include "core/lon_lat.hpp"
#include "geodata/municipality_locator.hpp"

namespace uramost::analysis {

/// The cells of a grid that belong to a study area: those whose centre lies in one of its municipalities.
/// Cells without a single incident are among them, as where nothing happens is part of the picture.
struct study_cells {
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  std::vector<std::uint32_t> cells;   ///< of the grid, ascending
  std::vector<std::uint32_t> places;  ///< for every cell of the grid: its place in `cells`, or none
};

/// `chosen`: indexes into the locator's codes; empty for all municipalities.
study_cells study_cells_of(const hex_grid& grid, const geodata::municipality_locator& locator,
                           std::span<const std::uint16_t> chosen = {});
study_cells study_cells_of(const ground_grid& grid, const geodata::municipality_locator& locator,
                           std::span<const std::uint16_t> chosen = {});

/// How many points lie in each of the study area's cells, empty ones included. Points in other cells do not
/// count.
std::vector<double> counts_in(const study_cells& area, const hex_grid& grid, std::span<const lon_lat> points);
std::vector<double> counts_in(const study_cells& area, const ground_grid& grid,
                              std::span<const lon_lat> points);

/// The weights of a whole grid, as they are between the study area's cells.
spatial_weights within(const study_cells& area, const spatial_weights& of_grid);

}  // namespace uramost::analysis
