#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "analysis/areal/spatial_weights.hpp"
#include "analysis/areal/test_statistic.hpp"

namespace uramost::analysis {

/// Which chance local Moran is compared with. `conditional`: a place keeps its value and the others change
/// places (Sokal, Oden & Thomson 1998; default of spdep and esda). `total`: all change places (Anselin 1995).
enum class local_variance { conditional, total };

/// The variance that local Moran is scaled by: Σ z² / n (spdep, Anselin 1995) or Σ z² / (n-1) (esda, PySAL).
enum class scale_divisor { n, n_minus_1 };

/// A place and its neighbours against the mean. What equals the mean counts as low (PySAL, spdep).
enum class quadrant { none, high_high, low_low, high_low, low_high };

std::string_view to_string(quadrant which);  ///< "High-High" …; empty for none (an island)

struct local_moran_result {
  std::vector<test_statistic> places;
  /// The place's deviation from the mean beside the lag of its neighbours' deviations (PySAL's definition).
  std::vector<quadrant> quadrants;
  /// The lag of the values themselves beside the mean of all such lags (spdep's attribute `mean`).
  std::vector<quadrant> quadrants_by_mean_lag;
};

/// Local Moran's I (Anselin 1995) Iᵢ = zᵢ/s² · Σⱼ wᵢⱼzⱼ: above its expectation where a place is like its
/// neighbours (clusters high-high and low-low), below where it is unlike them (outliers). An island has a
/// statistic of 0 and no z. With `n_minus_1` statistic is esda's, while expectation and variance are those of
/// spdep's localmoran(mlvar = FALSE). Weights have no place as its own neighbour. Throws invalid_input as the
/// global methods do (analysis/areal/global_autocorrelation.hpp). Pure, thread safe.
local_moran_result local_moran(std::span<const double> values, const spatial_weights& weights,
                               local_variance variance = local_variance::conditional,
                               scale_divisor divisor = scale_divisor::n);

}  // namespace uramost::analysis
