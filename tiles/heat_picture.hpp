#pragma once

#include <cstdint>
#include <vector>

#include "tiles/heat_surface.hpp"

namespace uramost::tiles {

enum class picture_format { png, webp };

/// A heat tile in the colours of a legend, transparent where nothing is drawn; `size` (256 or 512) pixels a
/// side. Where nothing is drawn at all, the same bytes for every query and legend. Safe to use from many
/// threads.
std::vector<std::uint8_t> heat_picture(const heat_surface& surface, const heat_legend& legend, tile_id tile,
                                       int size, picture_format format);

}  // namespace uramost::tiles
