#pragma once

#include <span>

#include "analysis/areal/spatial_weights.hpp"
#include "geodata/municipality.hpp"

/// Makers of weights: who is a neighbour, always with a weight of 1 and never of itself. All are pure and
/// thread safe.
namespace uramost::analysis {

/// What areas, or cells of a grid, have to share: `queen` a corner, `rook` a side.
enum class contiguity { queen, rook };

/// Areas whose outlines have a corner (queen), or a side from corner to corner (rook), in common, to the bit:
/// the areas of a coverage. In the order of `areas`.
spatial_weights contiguity_weights(std::span<const geodata::municipality_area> areas, contiguity kind);

/// The `k` nearest places of each (planar metres; of equally near ones the earlier). Not symmetric. Throws
/// invalid_input (field `neighbours`) unless 0 < k < the number of places.
spatial_weights nearest_weights(std::span<const double> x, std::span<const double> y, std::size_t k);

/// All places within `within_m` planar metres, the bound included. Throws invalid_input (field `neighbours`)
/// for a distance that is not above 0.
spatial_weights distance_band_weights(std::span<const double> x, std::span<const double> y, double within_m);

/// Square cells, numbered row by row (core/ground_grid.hpp).
spatial_weights square_grid_weights(std::size_t columns, std::size_t rows, contiguity kind);

/// How far each place's nearest other is, metres. The greatest of them is the least band in which nobody is
/// an island. Throws invalid_input for fewer than 2 places.
std::vector<double> nearest_distances_m(std::span<const double> x, std::span<const double> y);

}  // namespace uramost::analysis
