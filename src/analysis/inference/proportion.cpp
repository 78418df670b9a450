#include "analysis/inference/proportion.hpp"

#include <cmath>

namespace uramost::analysis {

interval wilson_interval(std::uint64_t hits, std::uint64_t trials, double confidence) {
  if (trials == 0) return {0, 1};
  const double z = normal_quantile(1 - (1 - confidence) / 2);
  const auto n = static_cast<double>(trials);
  const double share = static_cast<double>(hits) / n;
  const double middle = share + z * z / (2 * n);
  const double reach = z * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
  const double scale = 1 + z * z / n;
  // At the ends middle and reach are equal but for rounding.
  return {hits == 0 ? 0 : (middle - reach) / scale, hits == trials ? 1 : (middle + reach) / scale};
}

}  // namespace uramost::analysis
