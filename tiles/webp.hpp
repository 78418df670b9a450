#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "tiles/colour_ramp.hpp"

namespace uramost::tiles {

/// A lossless WebP (RFC 9649) of `width` × `height` pixels, palette indices row by row from the top; indices
/// below `palette.size()`.
std::vector<std::uint8_t> palette_webp(std::span<const std::uint8_t> pixels, int width, int height,
                                       std::span<const rgba> palette);

}  // namespace uramost::tiles
