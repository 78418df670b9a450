#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/query_parameters.hpp"
#include "index/selection.hpp"
#include "tiles/colour_ramp.hpp"
#include "tiles/density_kernel.hpp"
#include "tiles/heat_legend.hpp"
#include "tiles/point_masses.hpp"
#include "tiles/tile_id.hpp"

namespace uramost::tiles {

enum class heat_weight { count, severity };

std::string_view to_string(kernel shape);
std::string_view to_string(heat_weight weight);

/// How a density is computed and drawn. Parameters: `bandwidth_m` (50-20,000), `kernel`, `weight`, `ramp`.
struct heat_style {
  double bandwidth_m = 1000;  ///< quartic: support radius; gaussian: standard deviation (cut at 4)
  kernel shape = kernel::quartic;
  heat_weight weight = heat_weight::count;
  std::string ramp = "viridis";

  /// Takes its parameters; throws invalid_input naming the parameter.
  static heat_style take_from(query_parameters& parameters);
  /// Query string that gives this style again, every parameter said.
  std::string canonical() const;
};

/// The density of a selection, in incidents per km² on the ground. One for a query; its legend holds for all
/// its tiles. Immutable and safe to use from many threads.
///
/// A pixel shows the density at its centre, whatever the zoom, to within 0.5 % of the peak of a plain kernel
/// sum over haversine distances. Kernels do not reach over the antimeridian, and positions beyond 85.05° of
/// latitude count as on that parallel.
class heat_surface {
 public:
  heat_surface(std::shared_ptr<const index::selection> incidents, heat_style style);

  const heat_style& style() const { return style_; }
  const heat_legend& legend() const { return legend_; }

  /// Density at a position, by the plain kernel sum.
  double density_per_km2(lon_lat point) const;

  /// Densities at the pixel centres, row by row from the north; `size` pixels a side.
  std::vector<float> raster(tile_id tile, int size = 256) const;

  /// An 8-bit palette PNG; transparent where nothing is drawn.
  std::vector<std::uint8_t> png(tile_id tile, int size = 256) const;

 private:
  std::shared_ptr<const index::selection> incidents_;
  heat_style style_;
  density_kernel kernel_;
  point_masses masses_;
  heat_legend legend_;
};

}  // namespace uramost::tiles
