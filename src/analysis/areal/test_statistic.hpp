#pragma once

#include <cstddef>
#include <limits>

namespace uramost::analysis {

/// A statistic beside what it would be by chance alone: its expectation, variance and standard deviate
/// z = (statistic - expectation) / √variance, with p-values of the normal distribution. NaN where there is no
/// variance (an island, a value that equals the mean).
struct test_statistic {
  double statistic = std::numeric_limits<double>::quiet_NaN();
  double expectation = std::numeric_limits<double>::quiet_NaN();
  double variance = std::numeric_limits<double>::quiet_NaN();
  double z = std::numeric_limits<double>::quiet_NaN();
  double p_two_sided = std::numeric_limits<double>::quiet_NaN();
  double p_greater = std::numeric_limits<double>::quiet_NaN();  ///< P(Z >= z)
};

/// Which way a statistic goes when neighbours are alike: upwards, or (Geary's C) downwards. z is made to be
/// positive for likeness in both.
enum class likeness { raises, lowers };

test_statistic tested(double statistic, double expectation, double variance, likeness way = likeness::raises);

/// Fewer places than this are refused by global and local methods: their variance has n - 3 as a divisor.
inline constexpr std::size_t fewest_places = 4;
/// Below this the normal distribution of z is no more than a guess (Cliff & Ord 1981; ArcGIS's and spdep's
/// manuals advise 30).
inline constexpr std::size_t recommended_places = 30;

}  // namespace uramost::analysis
