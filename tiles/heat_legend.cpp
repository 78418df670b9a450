#include "tiles/heat_legend.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace uramost::tiles {

namespace {
double rounded(double number) {
  // Through decimal text, so that 0.3 is 0.3 and not the sum of its binary neighbours.
  std::array<char, 32> text;
  std::snprintf(text.data(), text.size(), "%.1e", number);
  return std::strtod(text.data(), nullptr);
}
}  // namespace

std::optional<int> heat_legend::class_of(double density_per_km2) const {
  const auto above = std::ranges::upper_bound(breaks, density_per_km2);
  return above == breaks.begin() ? std::nullopt : std::optional{static_cast<int>(above - breaks.begin()) - 1};
}

heat_legend make_legend(double peak_per_km2, std::string_view ramp, int classes) {
  heat_legend legend;
  std::vector<rgba> colours = ramp_colours(ramp, classes);
  if (!(peak_per_km2 > 0)) return legend;
  legend.peak_per_km2 = peak_per_km2;
  legend.colours = std::move(colours);
  for (int i = 0; i < classes; ++i) {
    const double part = static_cast<double>(i + 1) / (classes + 1);
    legend.breaks.push_back(rounded(peak_per_km2 * part * part));
  }
  return legend;
}

}  // namespace uramost::tiles
