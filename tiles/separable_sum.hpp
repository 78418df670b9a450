#pragma once

#include <vector>

#include "tiles/density_kernel.hpp"
#include "tiles/mass_lattice.hpp"

namespace uramost::tiles {

/// Positions along one axis at equal distances, counted in lattice nodes.
struct node_axis {
  double first = 0, step = 1;
  int count = 0;

  double at(int i) const { return first + i * step; }
};

/// The kernel sum over a lattice, per km², at the crossings of two axes (rows from the north): down the
/// columns and then across the rows, once for each of the kernel's factors. The cost grows with the lattice
/// and with the axes, not with the masses. Values may lie between nodes; when columns are nodes it is faster.
///
/// The ground's scale changes from row to row; across a row, that of the row itself is taken. Within a
/// kernel's reach r of latitude φ this is wrong by at most 0.22 · r/R · tan φ of the peak: 0.003 % at 43° and
/// 1 km.
std::vector<float> separable_sum(const mass_lattice& masses, const density_kernel& kernel,
                                 const node_axis& columns, const node_axis& rows);

}  // namespace uramost::tiles
