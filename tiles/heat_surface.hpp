#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/query_parameters.hpp"
#include "tiles/colour_ramp.hpp"
#include "tiles/density_kernel.hpp"
#include "tiles/density_raster.hpp"
#include "tiles/heat_legend.hpp"
#include "tiles/incident_masses.hpp"
#include "tiles/tile_id.hpp"

namespace uramost::tiles {

std::string_view to_string(kernel shape);
std::string_view to_string(heat_weight weight);

/// How a density is computed and drawn. Parameters: `bandwidth_m` (50-20,000), `kernel`, `weight`, `ramp`,
/// `peak` (per km², above 0).
struct heat_style {
  double bandwidth_m = 1000;  ///< quartic: support radius; gaussian: standard deviation (cut at 4)
  kernel shape = kernel::quartic;
  heat_weight weight = heat_weight::count;
  std::string ramp = "viridis";
  /// What the colour scale ends at; nothing: the highest density of the query. Tiles that are told it need
  /// only the incidents they can see, and maps of different queries can be compared.
  std::optional<double> peak_per_km2 = std::nullopt;

  /// Takes its parameters; throws invalid_input naming the parameter.
  static heat_style take_from(query_parameters& parameters);
  /// Query string that gives this style again, every parameter said; `peak` only when there is one.
  std::string canonical() const;
  /// The part of it that densities depend on.
  std::string density_text() const;
};

/// The density of an incident query in one snapshot, in incidents per km² on the ground. Made in
/// microseconds; what is asked of it costs as much as there are incidents in reach. Immutable and safe to use
/// from many threads.
///
/// A pixel shows the density at its centre, whatever the zoom, to within 0.5 % of the peak of a plain kernel
/// sum over haversine distances. Kernels do not reach over the antimeridian, and positions beyond 85.05° of
/// latitude count as on that parallel.
class heat_surface {
 public:
  /// Of the style only what densities depend on. `text_matches` as for index::row_filter.
  heat_surface(std::shared_ptr<const index::incident_index> snapshot, const incident_query& query,
               heat_style style, std::span<const incident_id> text_matches = {});

  const heat_style& style() const { return style_; }

  /// The highest density anywhere; searched for when it is first asked for.
  double peak_per_km2() const;
  /// The colour scale of a style: up to its peak, or to that of this surface.
  heat_legend legend(const heat_style& style) const;

  /// Density at a position, by the plain kernel sum.
  double density_per_km2(lon_lat point) const;

  /// Densities at the pixel centres, row by row from the north; `size` pixels a side.
  std::vector<float> raster(tile_id tile, int size = 256) const;

  /// True when a raster is only read from what was computed for others before: 0.1 ms then.
  bool is_at_hand(tile_id tile, int size = 256) const;

  /// A palette PNG in the colours of a legend; transparent where nothing is drawn.
  std::vector<std::uint8_t> png(tile_id tile, const heat_legend& legend, int size = 256) const;

 private:
  heat_style style_;
  density_kernel kernel_;
  incident_masses masses_;
  density_raster raster_;
  mutable std::once_flag searched_;
  mutable double peak_per_km2_ = 0;
};

}  // namespace uramost::tiles
