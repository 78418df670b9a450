#pragma once

#include <vector>

#include "core/ground_grid.hpp"
#include "core/progress.hpp"
#include "tiles/heat_surface.hpp"

namespace uramost::tiles {

/// A surface's densities per km² at the centres of a grid's cells, row by row from the north, to within 1 %
/// of the surface's peak. Where cells are large against the kernel they are plain kernel sums, otherwise they
/// are read from rasters with pixels no larger than a fourteenth of the quartic's radius or a quarter of the
/// gaussian's standard deviation, by cubic interpolation. The grid must lie within 85° of latitude.
/// Throws unavailable when `watch`, asked now and then, cancels.
std::vector<float> density_grid(const heat_surface& surface, const ground_grid& grid,
                                const progress_sink& watch = keep_going);

}  // namespace uramost::tiles
