#pragma once

#include <cstdint>

namespace uramost::tiles {

/// Half the width of the square world of Web Mercator (EPSG:3857), metres: its corners are ± this.
inline constexpr double world_edge_m = 20'037'508.342'789'244;
inline constexpr int tile_pixels = 256;

/// All tiles of one zoom of WebMercatorQuad, as OGC 17-083r4 (annex D.1) and WMTS describe them.
struct tile_matrix {
  unsigned zoom;
  double cell_size_m;        ///< a pixel's side at the equator
  double scale_denominator;  ///< for pixels of 0.28 mm
  std::uint32_t width;       ///< tiles a side
};

/// `zoom` ≤ 22.
tile_matrix web_mercator_matrix(unsigned zoom);

}  // namespace uramost::tiles
