#pragma once

#include <span>
#include <vector>

namespace uramost::analysis {

/// Distance of a count from its expectation in standard deviations, 2 (√count - √mean): beyond ±3 is worth a
/// look (Freeman & Tukey 1950; Wheeler 2016, Policing 10). Both at least 0.
double poisson_z(double count, double mean);
inline constexpr double poisson_z_limit = 3;

struct poisson_alarm_options {
  double rate_ratio = 1.5;   ///< the rise that is looked for, above 1
  double run_length = 1000;  ///< steps to the first false alarm, at least, on average
};

struct poisson_alarm_step {
  double z = 0;        ///< poisson_z of this step alone
  bool alarm = false;  ///< z beyond ±3
  double cusum = 0;    ///< Poisson CUSUM with k = m (q - 1) / ln q, in counts (Lucas 1985, Technometrics 27)
  double e_value = 0;  ///< evidence for a rise at any step until now (Shiryaev-Roberts)
  bool e_alarm = false;  ///< e_value >= run_length
};

/// Watches counts for a rise above a `mean` that is known (of last years, say). The e-value sums the
/// likelihood ratios of a rate `rate_ratio` times the mean over all steps at which it may have begun; the
/// first false alarm comes after `run_length` steps or more on average (Shin, Ramdas & Rinaldo 2023,
/// e-detectors), for counts that are Poisson or vary less. Throws invalid_input unless mean > 0, rate_ratio >
/// 1 and run_length >= 1.
std::vector<poisson_alarm_step> poisson_alarms(std::span<const double> counts, double mean,
                                               const poisson_alarm_options& how = {});

}  // namespace uramost::analysis
