#include "analysis/areal/incremental_moran.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "analysis/areal/global_autocorrelation.hpp"
#include "analysis/areal/neighbourhood.hpp"

namespace uramost::analysis {

std::vector<moran_at_distance> incremental_moran(std::span<const double> x, std::span<const double> y,
                                                 std::span<const double> values,
                                                 std::span<const double> distances_m) {
  std::vector<moran_at_distance> scan;
  for (const double within_m : distances_m) {
    const auto weights = distance_band_weights(x, y, within_m).styled(weight_style::row_standardised);
    scan.push_back({within_m, global_moran(values, weights)});
  }
  return scan;
}

std::vector<double> default_distances_m(std::span<const double> x, std::span<const double> y,
                                        std::size_t count) {
  const auto nearest = nearest_distances_m(x, y);
  const double first = *std::ranges::max_element(nearest);
  const double step =
      std::accumulate(nearest.begin(), nearest.end(), 0.0) / static_cast<double>(nearest.size());
  std::vector<double> distances;
  for (std::size_t i = 0; i < count; ++i) distances.push_back(first + static_cast<double>(i) * step);
  return distances;
}

std::optional<double> first_peak_m(std::span<const moran_at_distance> scan) {
  if (scan.empty()) return std::nullopt;
  for (std::size_t i = 1; i + 1 < scan.size(); ++i)
    if (scan[i].moran.z > scan[i - 1].moran.z && scan[i].moran.z > scan[i + 1].moran.z)
      return scan[i].within_m;
  return std::ranges::max_element(scan, {}, [](const auto& each) { return each.moran.z; })->within_m;
}

}  // namespace uramost::analysis
