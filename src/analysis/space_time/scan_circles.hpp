#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "analysis/space_time/close_pairs.hpp"

namespace uramost::analysis {

/// How large a scanning circle may become.
struct circle_limits {
  double max_size = 0;               ///< of what is in it, in the unit of `sizes`
  std::optional<double> max_radius;  ///< metres
  /// Whether places at the very same distance join together. SaTScan lets them join one by one, by x, y and
  /// order, unless they are at the same coordinates.
  bool ties_together = false;
};

/// The growing circle about one place: its neighbours from the nearest, itself first. A circle is complete
/// after neighbour k when `complete[k]`.
struct scan_circle {
  std::vector<std::uint32_t> places;
  std::vector<std::uint8_t> complete;
  std::vector<double> radius;  ///< distance of each neighbour
};

/// One circle a place, centred on it, as far as the limits let it grow. Empty where the place alone is too
/// large.
std::vector<scan_circle> scan_circles(std::span<const planar_point> places, std::span<const double> sizes,
                                      const circle_limits& limits);

}  // namespace uramost::analysis
