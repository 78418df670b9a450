#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace uramost::tiles {

struct rgba {
  std::uint8_t red = 0, green = 0, blue = 0, alpha = 0;
  friend bool operator==(const rgba&, const rgba&) = default;
};

/// Names of the ramps, all readable with every kind of colour blindness and in greyscale.
std::span<const std::string_view> ramp_names();

/// `classes` colours from low to high, more opaque as they rise. Throws invalid_input (field `ramp`) for a
/// name that is none of ours.
std::vector<rgba> ramp_colours(std::string_view name, int classes);

}  // namespace uramost::tiles
