#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "core/lon_lat.hpp"
#include "tiles/tile_id.hpp"

namespace uramost::bench {

/// How full a tile is among the tiles of its zoom.
enum class tile_class { dense, median, sparse, empty };

std::string_view to_string(tile_class value);

struct sampled_tile {
  tiles::tile_id tile;
  std::size_t points = 0;  ///< in the tile itself, without a buffer
  tile_class fullness = tile_class::dense;
};

/// Tiles of one zoom (at most 16) in which a bench looks at every kind of work: the `dense` fullest, as many
/// around the median of the tiles that hold a point, and half as many each of the emptiest quarter and of the
/// tiles of the points' extent that hold none. No tile comes twice; a low zoom has fewer than asked for.
/// Ties go by column and row, so that equal points give an equal sample.
std::vector<sampled_tile> sample_tiles(std::span<const lon_lat> points, unsigned zoom, std::size_t dense = 8);

}  // namespace uramost::bench
