#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tiles/colour_ramp.hpp"

namespace uramost::tiles {

/// A PNG (ISO/IEC 15948) of `width` × `height` pixels, palette indices row by row from the top; at most 256
/// colours, indices below `palette.size()`; four bits a pixel when sixteen colours will do.
std::vector<std::uint8_t> palette_png(std::span<const std::uint8_t> pixels, int width, int height,
                                      std::span<const rgba> palette);

}  // namespace uramost::tiles
