#pragma once

#include <vector>

#include "tiles/density_kernel.hpp"
#include "tiles/point_masses.hpp"

namespace uramost::tiles {

/// Chooses how the densities of a surface's tiles are summed. The choice depends on the surface and the size
/// of a pixel, never on the tile, so that neighbouring tiles meet without a seam:
/// - mass by mass (`direct_sum`) where masses are few or kernels hardly larger than a pixel;
/// - over a lattice that divides the pixels (`lattice_sum`) where pixels are coarser than the lattice must
/// be;
/// - over a lattice fixed on the world, read between its nodes, where pixels are finer.
class density_raster {
 public:
  /// Both must outlive it.
  density_raster(const point_masses& masses, const density_kernel& kernel);

  /// Densities per km² at the points of a grid, row by row; its points must be pixel centres of a tile.
  std::vector<float> at(const world_grid& grid) const;

 private:
  std::vector<float> between_nodes(const world_grid& grid) const;

  const point_masses& masses_;
  const density_kernel& kernel_;
  double node_step_;  ///< of the lattice fixed on the world, in world widths
};

}  // namespace uramost::tiles
