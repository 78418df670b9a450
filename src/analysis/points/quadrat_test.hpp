#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "analysis/points/observation_window.hpp"

namespace uramost::analysis {

/// Whether counts in a grid of rectangles differ more, or less, than chance would have it (Cressie
/// 1993, 8.2).
struct quadrat_test {
  std::vector<std::uint64_t> counts;  ///< row by row from the south-west, of those with a part in the window
  std::vector<double> expected;       ///< by area
  double chi_square = 0;
  double degrees = 0;
  double p = 0;                   ///< two-sided: twice the smaller tail, as spatstat's quadrat.test has it
  double variance_over_mean = 0;  ///< of the counts: 1 for chance in equal areas
};

/// One point at least, all inside, and two rectangles with a part in the window (throws invalid_input, field
/// `n`). The approximation is poor where few points are expected: `recommended_expected` a rectangle. Parts
/// of polygons are measured in pixels, 64 × 64 a rectangle.
quadrat_test test_quadrats(std::span<const planar_point> points, const observation_window& window,
                           std::size_t columns = 5, std::size_t rows = 5);

inline constexpr double recommended_expected = 5;

}  // namespace uramost::analysis
