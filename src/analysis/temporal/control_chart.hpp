#pragma once

#include <span>
#include <vector>

#include "analysis/temporal/usual_level.hpp"

namespace uramost::analysis {

/// How a count becomes a number that varies by 1 around 0 while its mean is m.
enum class count_transform {
  standard,  ///< (x - m) / √m
  rossi,     ///< (x - 3m + 2 √(xm)) / (2 √m) (Rossi, Lampugnani & Marchi 1999, Statistics in Medicine 18)
  anscombe,  ///< 3/2 (x^⅔ - m^⅔) / m^⅙
  none       ///< x
};

double transformed(double count, double mean, count_transform by);

struct cusum_options {
  double reference = 0.5;  ///< k: half the shift that matters, in standard deviations
  double limit = 4;        ///< h: the sum at which there is an alarm
  count_transform transform = count_transform::standard;
  bool reset = false;  ///< begin again at 0 after an alarm
};

struct cusum_step {
  double transformed = 0;
  double sum = 0;    ///< max(0, last sum + transformed - k)
  double upper = 0;  ///< the count that would reach h at this step; NaN for `none` and `anscombe`
  double surveillance_upper = 0;  ///< the same by the formula of R's surveillance, see below
  bool alarm = false;             ///< sum >= h
};

/// One-sided cumulative sum for counts that rise (Page 1954; Hawkins & Olwell 1998), as surveillance's
/// algo.cusum: `mean` is the count to be expected; its defaults are k = 1.04, h = 2.26. `upper` of `standard`
/// is rounded up. surveillance (1.20) squares a negative root of Rossi's transformation when the sum is far
/// above its limit, where any count is an alarm: `upper` is 0 there. Throws invalid_input unless mean > 0.
std::vector<cusum_step> cusum(std::span<const double> counts, double mean, const cusum_options& how = {});

struct ewma_options {
  double smoothing = 0.2;  ///< λ, above 0, at most 1
  double width = 3;        ///< L: limits in standard deviations of the average
};

struct ewma_step {
  double average = 0;
  double lower = 0, upper = 0;
  bool alarm = false;  ///< outside of the limits
};

/// Exponentially weighted moving average, beginning at the usual mean (Roberts 1959; Lucas & Saccucci 1990,
/// Technometrics 32), with exact limits: mean ± L sd √(λ / (2 - λ) (1 - (1 - λ)^2t)). For counts take √mean
/// for the usual sd, or that of a baseline. Throws invalid_input for a λ or an sd out of range.
std::vector<ewma_step> ewma(std::span<const double> values, const usual_level& usual,
                            const ewma_options& how = {});

}  // namespace uramost::analysis
