#include "tiles/class_raster.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "core/vectorised.hpp"

namespace uramost::tiles {

namespace {
constexpr std::size_t most_breaks = 8;

/// How many of the breaks each density has reached; the breaks' number is known to the compiler.
URAMOST_VECTORISED void count_breaks(const float* densities, std::size_t count,
                                     const std::array<float, most_breaks>& breaks, std::uint8_t* classes) {
  const auto [a, b, c, d, e, f, g, h] = breaks;
  for (std::size_t i = 0; i < count; ++i) {
    const float density = densities[i];
    classes[i] = static_cast<std::uint8_t>((density >= a) + (density >= b) + (density >= c) + (density >= d) +
                                           (density >= e) + (density >= f) + (density >= g) + (density >= h));
  }
}
}  // namespace

std::vector<std::uint8_t> class_raster(std::span<const float> densities, const heat_legend& legend) {
  std::array<float, most_breaks> breaks;
  breaks.fill(std::numeric_limits<float>::infinity());
  std::ranges::transform(legend.breaks, breaks.begin(), [](double each) { return static_cast<float>(each); });
  std::vector<std::uint8_t> classes(densities.size());
  count_breaks(densities.data(), densities.size(), breaks, classes.data());
  return classes;
}

std::vector<rgba> class_palette(const heat_legend& legend) {
  std::vector<rgba> palette{rgba{}};
  palette.insert(palette.end(), legend.colours.begin(), legend.colours.end());
  return palette;
}

}  // namespace uramost::tiles
