#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "tiles/colour_ramp.hpp"

namespace uramost::tiles {

/// The colour scale of one query: class i holds densities from breaks[i] (included) to breaks[i + 1]; below
/// breaks[0] nothing is drawn.
struct heat_legend {
  std::vector<double> breaks;  ///< ascending, incidents (or severity points) per km² on the ground
  std::vector<rgba> colours;   ///< one a class
  double peak_per_km2 = 0;

  /// The class of a density, from 0; nothing below the first break.
  std::optional<int> class_of(double density_per_km2) const;
};

/// Classes (2-8) between nothing and the peak. Break i is peak · ((i + 1) / (classes + 1))²: a square-root
/// scale, which keeps the surroundings of a hot spot visible; rounded to two significant digits. No classes
/// when the peak is zero. Throws invalid_input (field `ramp`) for an unknown ramp.
heat_legend make_legend(double peak_per_km2, std::string_view ramp, int classes = 7);

}  // namespace uramost::tiles
