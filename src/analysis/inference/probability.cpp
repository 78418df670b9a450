#include "analysis/inference/probability.hpp"

#include <algorithm>
#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <limits>

namespace uramost::analysis {

namespace math = boost::math;

namespace {
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();
}

double normal_cdf(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }
double normal_upper_tail(double z) { return 0.5 * std::erfc(z / std::sqrt(2.0)); }
double normal_two_sided_p(double z) { return std::erfc(std::abs(z) / std::sqrt(2.0)); }
double normal_quantile(double p) { return math::quantile(math::normal(), p); }

interval poisson_interval(double count, double confidence) {
  const double beyond = (1 - confidence) / 2;
  const double low = count > 0 ? math::quantile(math::chi_squared(2 * count), beyond) / 2 : 0;
  return {low, math::quantile(math::complement(math::chi_squared(2 * count + 2), beyond)) / 2};
}

interval binomial_interval(std::uint64_t hits, std::uint64_t trials, double confidence) {
  if (trials == 0) return {0, 1};
  const double beyond = (1 - confidence) / 2;
  const auto n = static_cast<double>(trials), k = static_cast<double>(hits);
  return {math::binomial::find_lower_bound_on_p(n, k, beyond),
          math::binomial::find_upper_bound_on_p(n, k, beyond)};
}

double poisson_cdf(std::int64_t count, double mean) {
  if (count < 0) return 0;
  if (mean <= 0) return 1;
  return math::cdf(math::poisson(mean), static_cast<double>(count));
}

double poisson_upper_tail(std::int64_t count, double mean) {
  if (count <= 0) return 1;
  if (mean <= 0) return 0;
  return math::cdf(math::complement(math::poisson(mean), static_cast<double>(count - 1)));
}

double binomial_two_sided_p(std::uint64_t hits, std::uint64_t trials, double p) {
  const auto n = static_cast<double>(trials);
  const math::binomial of(n, p);
  // Outcomes as likely as this one count, also when rounding says they are a hair likelier.
  const double limit = math::pdf(of, static_cast<double>(hits)) * (1 + 1e-7);
  const double mean = n * p, seen = static_cast<double>(hits);
  if (seen == mean) return 1;
  // Probabilities fall away from the mode on either side: the other tail begins where they are small enough.
  const auto likely = [&](double k) { return math::pdf(of, k) > limit; };
  if (seen < mean) {
    double low = std::ceil(mean), high = n + 1;
    while (low < high) {
      const double middle = std::floor((low + high) / 2);
      if (likely(middle))
        low = middle + 1;
      else
        high = middle;
    }
    const double upper = low > n ? 0 : math::cdf(math::complement(of, low - 1));
    return std::min(1.0, math::cdf(of, seen) + upper);
  }
  double low = -1, high = std::floor(mean);
  while (low < high) {
    const double middle = std::ceil((low + high) / 2);
    if (likely(middle))
      high = middle - 1;
    else
      low = middle;
  }
  const double upper = math::cdf(math::complement(of, seen - 1));
  return std::min(1.0, upper + (low < 0 ? 0 : math::cdf(of, low)));
}

double chi_square_upper_tail(double x, double degrees) {
  return math::cdf(math::complement(math::chi_squared(degrees), std::max(x, 0.0)));
}

double student_two_sided_p(double t, double degrees) {
  if (std::isnan(t)) return not_a_number;
  return 2 * math::cdf(math::complement(math::students_t(degrees), std::abs(t)));
}

}  // namespace uramost::analysis
