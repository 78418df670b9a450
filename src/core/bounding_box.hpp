#pragma once

#include <string>
#include <string_view>

#include "core/lon_lat.hpp"

namespace uramost {

/// A rectangle in degrees, WGS 84, borders included; west ≤ east (the antimeridian is never crossed).
struct bounding_box {
  double west = 0;
  double south = 0;
  double east = 0;
  double north = 0;

  bool contains(lon_lat point) const {
    return point.lon >= west && point.lon <= east && point.lat >= south && point.lat <= north;
  }

  friend bool operator==(const bounding_box&, const bounding_box&) = default;
};

/// Reads `west,south,east,north` (or the six numbers with heights, which are ignored).
/// Throws invalid_input with the field `bbox`.
bounding_box parse_bounding_box(std::string_view text);

/// The shortest text that reads back to the same box.
std::string to_string(const bounding_box& box);

}  // namespace uramost
