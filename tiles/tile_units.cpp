#include "tiles/tile_units.hpp"

namespace uramost::tiles {

unit_position unit_of(index::world_cell at, std::uint32_t zoom) {
  // A unit is 2^(19 − z) cells wide; beyond zoom 19 a cell is several units.
  const int shift = index::morton_bits - 12 - static_cast<int>(zoom);
  const auto along = [&](std::uint32_t cell) {
    return static_cast<std::int32_t>((shift >= 0 ? cell >> shift : cell << -shift) % tile_units);
  };
  return {along(at.x), along(at.y)};
}

std::optional<unit_position> unit_in(tile_id tile, lon_lat point) {
  const index::world_cell at = index::cell_of(index::to_world(point));
  const int shift = index::morton_bits - static_cast<int>(tile.z);
  if (at.x >> shift != tile.x || at.y >> shift != tile.y) return std::nullopt;
  return unit_of(at, tile.z);
}

}  // namespace uramost::tiles
