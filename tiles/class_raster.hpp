#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tiles/heat_legend.hpp"

namespace uramost::tiles {

/// The pixels of a drawn density: 0 below the legend's first break, else one more than its class. What stands
/// between summing and every image format.
std::vector<std::uint8_t> class_raster(std::span<const float> densities, const heat_legend& legend);

/// The colours of these pixels: transparent, then the legend's.
std::vector<rgba> class_palette(const heat_legend& legend);

}  // namespace uramost::tiles
