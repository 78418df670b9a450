#include "analysis/registers/capture_recapture.hpp"

#include <cmath>

namespace uramost::analysis {

estimated_total chapman_estimate(const overlap& seen, double confidence) {
  const auto both = static_cast<double>(seen.both), only_a = static_cast<double>(seen.only_a),
             only_b = static_cast<double>(seen.only_b);
  const double a = both + only_a, b = both + only_b, known = both + only_a + only_b;
  const double total = (a + 1) * (b + 1) / (both + 1) - 1;
  const double variance = (a + 1) * (b + 1) * only_a * only_b / ((both + 1) * (both + 1) * (both + 2));
  const double unseen = total - known;
  if (unseen <= 0 || variance <= 0) return {total, std::sqrt(variance), {total, total}};
  const double z = normal_quantile(1 - (1 - confidence) / 2);
  const double factor = std::exp(z * std::sqrt(std::log(1 + variance / (unseen * unseen))));
  return {total, std::sqrt(variance), {known + unseen / factor, known + unseen * factor}};
}

}  // namespace uramost::analysis
