#pragma once

#include <memory>
#include <vector>

#include "tiles/separable_sum.hpp"

namespace uramost::tiles {

/// Densities at the nodes of a rectangle of a lattice, in blocks of equal size from the north-west, row by
/// row.
struct node_densities {
  using block = std::shared_ptr<const std::vector<float>>;  ///< row by row; null: zero everywhere

  int first_column = 0, first_row = 0;    ///< of the first block, on the world
  int block_columns = 0, block_rows = 0;  ///< nodes of a block
  int blocks_across = 0;
  std::vector<block> blocks;
};

/// The densities at the crossings of two axes, read between the nodes by cubic weights, which are right to
/// 0.01 % of the peak; never negative. Every position must have two nodes before it and two behind.
std::vector<float> interpolated(const node_densities& nodes, const node_axis& columns, const node_axis& rows);

/// First node and number of nodes that the positions of an axis are read from.
struct node_span {
  int first = 0, count = 0;
};
node_span nodes_read(const node_axis& axis);

}  // namespace uramost::tiles
