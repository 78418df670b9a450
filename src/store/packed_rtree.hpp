#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "core/lon_lat.hpp"

namespace uramost::store {

/// A box of SQLite's R*Tree and what it is of: a row, or the node with its children. 32-bit coordinates,
/// rounded outwards, as the tree has them.
struct rtree_cell {
  std::int64_t id = 0;
  float xmin = 0;
  float xmax = 0;
  float ymin = 0;
  float ymax = 0;
};

/// The cell of a point.
rtree_cell cell_of(std::int64_t row, lon_lat point);

/// The contents of the three shadow tables of an R*Tree virtual table (SQLite, ext/rtree/rtree.c: "Database
/// Format of R-Tree Tables").
struct packed_rtree {
  std::vector<std::string> nodes;  ///< node number - 1 → data; node 1 is the root
  std::vector<std::pair<std::int64_t, std::int64_t>> row_nodes;  ///< row → its leaf, ascending
  std::vector<std::int64_t> parents;  ///< node number - 2 → parent of nodes 2, 3, …
};

/// Packs all boxes at once, sort-tile-recursive (Leutenegger, Lopez and Edgington 1997). `node_bytes` is the
/// fixed size of a node's data.
packed_rtree pack_rtree(std::vector<rtree_cell> cells, std::size_t node_bytes);

}  // namespace uramost::store
