#include "analysis/areal/local_moran.hpp"

#include <numeric>

#include "analysis/areal/deviations.hpp"
#include "analysis/areal/linked_places.hpp"
#include "core/enum_names.hpp"

namespace uramost::analysis {

namespace {
quadrant quadrant_of(bool place_is_high, bool lag_is_high) {
  if (place_is_high) return lag_is_high ? quadrant::high_high : quadrant::high_low;
  return lag_is_high ? quadrant::low_high : quadrant::low_low;
}

/// What all places share.
struct shared_moments {
  double n, m2, s2, b2;

  shared_moments(const deviations& x, scale_divisor divisor) : n(x.n()), m2(x.variance()) {
    const double scale = divisor == scale_divisor::n ? n : n - 1;
    s2 = x.squares / scale;
    b2 = x.fourth_powers / scale / (s2 * s2);
  }

  test_statistic conditional(double z, double lag, row_sums w) const {
    const double expectation = -z * z * w.sum / ((n - 1) * m2);
    const double variance =
        z * z / (m2 * m2) * (n / (n - 2)) * (w.squares - w.sum * w.sum / (n - 1)) * (m2 - z * z / (n - 1));
    return tested(z / s2 * lag, expectation, variance);
  }

  test_statistic total(double z, double lag, row_sums w) const {
    const double expectation = -w.sum / (n - 1);
    const double of_squares = (n - b2) / (n - 1) * w.squares;
    const double of_products = (2 * b2 - n) / ((n - 1) * (n - 2)) * (w.sum * w.sum - w.squares);
    return tested(z / s2 * lag, expectation, of_squares + of_products - expectation * expectation);
  }
};
}  // namespace

std::string_view to_string(quadrant which) {
  constexpr enum_names<quadrant, 5> names{{"", "High-High", "Low-Low", "High-Low", "Low-High"}};
  return names[which];
}

local_moran_result local_moran(std::span<const double> values, const spatial_weights& weights,
                               local_variance variance, scale_divisor divisor) {
  expect_linked(values, weights, "Local Moran's I");
  const deviations x = deviations_of(values);
  const shared_moments moments(x, divisor);
  const auto lags = weights.lag(x.z);
  const auto raw_lags = weights.lag(values);
  const double mean_lag = std::accumulate(raw_lags.begin(), raw_lags.end(), 0.0) / x.n();
  local_moran_result result;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const row_sums w = sums_of(weights.weights(i));
    result.places.push_back(variance == local_variance::conditional ? moments.conditional(x.z[i], lags[i], w)
                                                                    : moments.total(x.z[i], lags[i], w));
    const bool island = weights.neighbours(i).empty();
    result.quadrants.push_back(island ? quadrant::none : quadrant_of(x.z[i] > 0, lags[i] > 0));
    result.quadrants_by_mean_lag.push_back(island ? quadrant::none
                                                  : quadrant_of(x.z[i] > 0, raw_lags[i] > mean_lag));
  }
  return result;
}

}  // namespace uramost::analysis
