#include "analysis/evaluation/two_counts.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "analysis/temporal/period_comparison.hpp"
#include "core/error.hpp"

namespace uramost::analysis {

namespace {
constexpr std::uint64_t most = 1'000'000;

/// Poisson probabilities around the mean, as far as they count.
struct outcomes {
  std::uint64_t first = 0;
  std::vector<double> probability;
};

outcomes poisson_outcomes(double mean) {
  const double reach = 10 * std::sqrt(mean) + 40;
  outcomes made;
  made.first = static_cast<std::uint64_t>(std::max(0.0, std::floor(mean - reach)));
  for (auto k = static_cast<double>(made.first); k <= mean + reach; ++k)
    made.probability.push_back(std::exp(k * std::log(mean) - mean - std::lgamma(k + 1)));
  return made;
}

/// The standardised difference of two rates; 0 when nothing happened.
double standardised(double a, double b, const two_counts& of) {
  const double variance =
      a / (of.first_exposure * of.first_exposure) + b / (of.second_exposure * of.second_exposure);
  if (variance == 0) return 0;
  return std::abs(a / of.first_exposure - b / of.second_exposure) / std::sqrt(variance);
}

double e_test(const two_counts& of) {
  const auto k1 = static_cast<double>(of.first), k2 = static_cast<double>(of.second);
  if (k1 + k2 == 0) return 1;
  const double seen = standardised(k1, k2, of) * (1 - 1e-12);
  const double rate = (k1 + k2) / (of.first_exposure + of.second_exposure);
  const outcomes first = poisson_outcomes(rate * of.first_exposure),
                 second = poisson_outcomes(rate * of.second_exposure);
  double p = 0;
  for (std::size_t i = 0; i < first.probability.size(); ++i)
    for (std::size_t j = 0; j < second.probability.size(); ++j) {
      const auto a = static_cast<double>(first.first + i), b = static_cast<double>(second.first + j);
      if (a + b > 0 && standardised(a, b, of) >= seen) p += first.probability[i] * second.probability[j];
    }
  return std::min(p, 1.0);
}
}  // namespace

count_comparison compare_counts(const two_counts& of, double confidence) {
  if (of.first > most || of.second > most) throw invalid_input("counts of more than a million");
  const period_comparison periods =
      compare_periods({of.first, of.first_exposure}, {of.second, of.second_exposure}, confidence);
  const auto k1 = static_cast<double>(of.first), k2 = static_cast<double>(of.second);
  count_comparison made;
  made.p_e_test = e_test(of);
  made.p_exact = periods.p_two_sided;
  made.poisson_z = 2 * (std::sqrt(k2) - std::sqrt(k1 * of.second_exposure / of.first_exposure));
  if (of.first > 0) made.rate_ratio = periods.ratio;
  made.rate_ratio_interval = periods.ratio_interval;
  return made;
}

}  // namespace uramost::analysis
