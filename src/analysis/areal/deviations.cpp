#include "analysis/areal/deviations.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "core/error.hpp"

namespace uramost::analysis {

deviations deviations_of(std::span<const double> values) {
  if (!std::ranges::all_of(values, [](double each) { return std::isfinite(each); }))
    throw invalid_input("a value is missing or no finite number", "value");
  const auto [least, most] = std::ranges::minmax(values);
  if (least == most) throw invalid_input("all values are alike: there is nothing to compare", "value");
  deviations result;
  result.mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
  for (const double each : values) {
    const double z = each - result.mean;
    result.z.push_back(z);
    result.squares += z * z;
    result.fourth_powers += z * z * z * z;
  }
  return result;
}

}  // namespace uramost::analysis
