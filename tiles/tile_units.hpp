#pragma once

#include <cstdint>
#include <optional>

#include "core/lon_lat.hpp"
#include "index/morton.hpp"
#include "tiles/tile_id.hpp"

namespace uramost::tiles {

/// Units a side of a vector tile, its `extent`.
inline constexpr std::int32_t tile_units = 4096;

/// Units from a tile's north-western corner; x grows eastward, y southward.
struct unit_position {
  std::int32_t x = 0;
  std::int32_t y = 0;

  friend bool operator==(const unit_position&, const unit_position&) = default;
};

/// The unit in which a cell of the world lies, in its tile of a zoom (0-22).
unit_position unit_of(index::world_cell at, std::uint32_t zoom);

/// The same of a position, if it lies in this tile; every position lies in exactly one tile of a zoom.
std::optional<unit_position> unit_in(tile_id tile, lon_lat point);

}  // namespace uramost::tiles
