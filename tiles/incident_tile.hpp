#pragma once

#include <functional>
#include <string>
#include <vector>

#include "index/incident_index.hpp"
#include "tiles/tile_id.hpp"

namespace uramost::tiles {

/// How a tile of incidents is thinned. A tile has 16 × 16 blocks of 4 × 4 cells, which are quadtree cells of
/// the world. A block with at most 16 incidents shows each of them; in a fuller one, each cell that holds
/// several shows them as one cluster. So a tile has at most 4,096 features whatever the register holds, every
/// incident is in exactly one of them, and what is shown of a block depends on nothing outside it:
/// neighbouring tiles agree.
inline constexpr int blocks_a_side = 16;
inline constexpr int cells_a_side = 64;
inline constexpr std::size_t incidents_shown_a_block = 16;

/// Incidents carry all their attributes from this zoom on, below it category and severity only.
inline constexpr std::uint32_t all_attributes_from_zoom = 10;

/// Appends those of the rows from `first` to before `last` that are wanted, ascending.
using row_choice = std::function<void(index::row first, index::row last, std::vector<index::row>& rows)>;

/// The incidents of a snapshot in a tile, as the layer `incidents` of a Mapbox Vector Tile; `wanted` says
/// which (null: all). No bytes when there are none.
///
/// An incident is a point with its id and the attributes of `incident_tags::of_incident`. A cluster is a
/// point at the mean of its incidents' positions, to within a unit, without an id, with the attributes of
/// `incident_tags::of_cluster`. There is no buffer around the tile: renderers draw a point whole wherever it
/// is, and one that were in two tiles would be counted twice.
///
/// Looks only at rows within the tile. Safe to call from many threads.
std::string incident_tile(const index::incident_index& snapshot, const row_choice& wanted, tile_id tile);

}  // namespace uramost::tiles
