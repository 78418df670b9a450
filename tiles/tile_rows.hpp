#pragma once

#include "index/incident_index.hpp"
#include "tiles/tile_id.hpp"

namespace uramost::tiles {

/// Rows from `first` to before `last`.
struct row_run {
  index::row first = 0, last = 0;

  std::size_t size() const { return last - first; }
};

/// The incidents in a tile: as rows are in Morton order, they lie together. Takes a microsecond.
row_run rows_of(const index::incident_index& snapshot, tile_id tile);

}  // namespace uramost::tiles
