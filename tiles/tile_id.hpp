#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "core/bounding_box.hpp"

namespace uramost::tiles {

/// A tile of the WebMercatorQuad scheme (XYZ, y grows southward). z ≤ 22, x and y < 2^z.
struct tile_id {
  std::uint32_t z = 0;
  std::uint32_t x = 0;
  std::uint32_t y = 0;

  friend bool operator==(const tile_id&, const tile_id&) = default;
};

/// Nothing when a number is malformed or out of range.
std::optional<tile_id> parse_tile_id(std::string_view z, std::string_view x, std::string_view y);

/// WGS 84.
bounding_box bounds(tile_id tile);

}  // namespace uramost::tiles
