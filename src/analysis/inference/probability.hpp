#pragma once

#include <cstdint>

/// Distributions that tests and intervals are made of. All are pure and may be called from many threads;
/// probabilities keep their relative accuracy far out in the tails.
namespace uramost::analysis {

/// P(Z <= z) of the standard normal distribution.
double normal_cdf(double z);
/// P(Z > z).
double normal_upper_tail(double z);
/// P(|Z| >= |z|); NaN for NaN.
double normal_two_sided_p(double z);
/// The z with P(Z <= z) = p, 0 < p < 1.
double normal_quantile(double p);

struct interval {
  double low = 0, high = 0;

  friend bool operator==(const interval&, const interval&) = default;
};

/// The exact interval of a Poisson mean of which `count` were seen (Garwood 1936, Biometrika 28): chi-square
/// quantiles, low = 0 for a count of 0. `confidence` between 0 and 1.
interval poisson_interval(double count, double confidence);

/// The exact interval of a share of which `hits` of `trials` were seen (Clopper & Pearson 1934).
interval binomial_interval(std::uint64_t hits, std::uint64_t trials, double confidence);

/// P(X <= count) and P(X >= count) of a Poisson distribution of that mean.
double poisson_cdf(std::int64_t count, double mean);
double poisson_upper_tail(std::int64_t count, double mean);

/// Two-sided exact p of `hits` of `trials` at chance `p` (the outcomes that are no likelier than this one, as
/// R's binom.test adds them up).
double binomial_two_sided_p(std::uint64_t hits, std::uint64_t trials, double p);

/// P(X >= x) of chi-square with `degrees` of freedom.
double chi_square_upper_tail(double x, double degrees);

/// Two-sided p of Student's t.
double student_two_sided_p(double t, double degrees);

}  // namespace uramost::analysis
