#pragma once

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

#include "tiles/density_kernel.hpp"
#include "tiles/lanes.hpp"

namespace uramost::tiles {

/// A kernel as a short sum of products of functions of one coordinate each,
///   K(x, y) / K(0, 0) ≈ Σₖ downₖ(y) · acrossₖ(x),
/// so that it can be summed over a lattice column by column and then row by row.
///
/// The gaussian is one such product (cut at a square instead of a circle: e⁻⁸ of the peak). The quartic's
/// products are the first eigenfunctions of K on the square, the best there are in the mean square (Eckart
/// and Young 1936); with four of them no value is off by more than 0.28 % of the peak.
class kernel_factors {
 public:
  static constexpr int rank = 4;
  using values = std::array<float, rank>;

  /// Made once for each shape, lives for ever.
  static const kernel_factors& of(kernel shape);

  /// The factors at a squared coordinate in squared bandwidths, zero beyond the kernel's reach.
  values across(float coordinate2) const;
  values down(float coordinate2) const;

 private:
  explicit kernel_factors(kernel shape);
  void tabulate_quartic();

  /// `across` at equal steps of the squared coordinate, and how much it changes up to the next.
  struct step {
    quad value{}, rise{};
  };

  float steps_;              ///< of the table in one squared bandwidth
  std::vector<step> table_;  ///< the last is zero
  values signs_{};           ///< of `down`, whose absolute values are the same
};

inline kernel_factors::values kernel_factors::across(float coordinate2) const {
  const float at = std::min(coordinate2 * steps_, static_cast<float>(table_.size() - 1));
  const auto before = static_cast<std::size_t>(at);
  const quad between = table_[before].value + (at - static_cast<float>(before)) * table_[before].rise;
  values factors;
  std::memcpy(factors.data(), &between, sizeof between);
  return factors;
}

inline kernel_factors::values kernel_factors::down(float coordinate2) const {
  values signed_values = across(coordinate2);
  for (std::size_t k = 0; k < rank; ++k) signed_values[k] *= signs_[k];
  return signed_values;
}

}  // namespace uramost::tiles
