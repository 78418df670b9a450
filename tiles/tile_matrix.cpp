#include "tiles/tile_matrix.hpp"

namespace uramost::tiles {

namespace {
constexpr double standard_pixel_m = 0.00028;
}

tile_matrix web_mercator_matrix(unsigned zoom) {
  const std::uint32_t width = std::uint32_t{1} << zoom;
  const double cell_size_m = 2 * world_edge_m / tile_pixels / width;
  return {zoom, cell_size_m, cell_size_m / standard_pixel_m, width};
}

}  // namespace uramost::tiles
