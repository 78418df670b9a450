#pragma once

#include "core/bounding_box.hpp"
#include "core/language.hpp"
#include "print/map_picture.hpp"
#include "tiles/heat_legend.hpp"
#include "tiles/heat_surface.hpp"

namespace uramost::print {

/// What the heat map shows of an extent and its surroundings, in the classes of its legend: densities at the
/// centres of cells on the ground, 250 along the extent's longer side. The colours are paper's own, darker
/// for more: the screen's see-through ramps lose their order on white paper that is printed in black. Throws
/// as `grid_over` of core.
map_layer heat_layer(const tiles::heat_surface& surface, const tiles::heat_legend& legend,
                     const bounding_box& extent, language in);

}  // namespace uramost::print
