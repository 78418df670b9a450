#include "analysis/areal/test_statistic.hpp"

#include <cmath>

#include "analysis/inference/probability.hpp"

namespace uramost::analysis {

test_statistic tested(double statistic, double expectation, double variance, likeness way) {
  test_statistic result{statistic, expectation, variance};
  if (!(variance > 0)) return result;
  const double above = way == likeness::raises ? statistic - expectation : expectation - statistic;
  result.z = above / std::sqrt(variance);
  result.p_two_sided = normal_two_sided_p(result.z);
  result.p_greater = normal_upper_tail(result.z);
  return result;
}

}  // namespace uramost::analysis
