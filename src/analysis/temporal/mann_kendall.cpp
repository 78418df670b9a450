#include "analysis/temporal/mann_kendall.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "analysis/inference/probability.hpp"
#include "analysis/inference/verdict.hpp"
#include "analysis/median.hpp"

namespace uramost::analysis {

namespace {
/// The values that are there, and when.
struct series {
  std::vector<double> at, values;
};

series present(std::span<const double> values) {
  series made;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (std::isnan(values[i])) continue;
    made.at.push_back(static_cast<double>(i));
    made.values.push_back(values[i]);
  }
  return made;
}

/// What ties take away from the variance (times 18) and from the number of pairs.
struct ties {
  double variance = 0, pairs = 0;
};

ties ties_of(std::vector<double> values) {
  std::ranges::sort(values);
  ties found;
  for (auto first = values.begin(); first != values.end();) {
    const auto last = std::upper_bound(first, values.end(), *first);
    const auto t = static_cast<double>(last - first);
    found.variance += t * (t - 1) * (2 * t + 5);
    found.pairs += t * (t - 1) / 2;
    first = last;
  }
  return found;
}

double z_of(std::int64_t s, double variance) {
  if (s == 0 || !(variance > 0)) return 0;
  return static_cast<double>(s > 0 ? s - 1 : s + 1) / std::sqrt(variance);
}
}  // namespace

mann_kendall_result mann_kendall(std::span<const double> values) {
  const auto [at, seen] = present(values);
  expect_enough(seen.size(), 2, "The Mann-Kendall test", "values");
  mann_kendall_result result{.n = seen.size()};
  std::vector<double> slopes;
  slopes.reserve(seen.size() * (seen.size() - 1) / 2);
  for (std::size_t i = 0; i < seen.size(); ++i)
    for (std::size_t j = i + 1; j < seen.size(); ++j) {
      const double rise = seen[j] - seen[i];
      result.s += rise > 0 ? 1 : rise < 0 ? -1 : 0;
      slopes.push_back(rise / (at[j] - at[i]));
    }
  const auto n = static_cast<double>(seen.size());
  const double pairs = n * (n - 1) / 2;
  const ties tied = ties_of(seen);
  result.variance = (n * (n - 1) * (2 * n + 5) - tied.variance) / 18;
  result.z = z_of(result.s, result.variance);
  result.p_two_sided = normal_two_sided_p(result.z);
  result.tau = static_cast<double>(result.s) / pairs;
  if (tied.pairs < pairs)
    result.tau_b = static_cast<double>(result.s) / std::sqrt((pairs - tied.pairs) * pairs);
  result.sen_slope = median(std::move(slopes));
  result.intercept = median(seen) - median(at) * result.sen_slope;
  return result;
}

}  // namespace uramost::analysis
