#pragma once

#include <optional>
#include <span>

#include "analysis/inference/probability.hpp"

namespace uramost::analysis {

struct before_after {
  double before = 0, after = 0;
};

/// Counts before and after a measure: where it was taken, where it was not (control), and, where there are
/// such, beside it (where incidents may move to) with a control of their own. Weights divide counts: how long
/// each time was, how large each area.
struct measure_counts {
  before_after treated, control, beside, beside_control;
  before_after time_weight{1, 1};
  double treated_weight = 1, control_weight = 1, beside_weight = 1, beside_control_weight = 1;
};

struct estimate {
  double value = 0, standard_error = 0;
};

struct displacement_result {
  estimate local, displacement, total;  ///< fewer (below 0) or more incidents than the control's change
  double z = 0, p_two_sided = 1;        ///< of the total
  interval total_interval;
  /// Weighted displacement quotient (B1/C1 - B0/C0) / (A1/C1 - A0/C0), Bowers & Johnson 2003: above 0 good
  /// spread, below 0 went elsewhere. Means something only where the treatment worked; nothing without a
  /// neighbourhood.
  std::optional<double> quotient;
  /// Difference in differences as the logarithm of a rate ratio, (T1/T0) / (C1/C0), with its standard error
  /// (square root of the sum of 1/count); nothing where a count is 0.
  std::optional<estimate> log_rate_ratio;
};

/// Did it work? Weighted displacement difference: change where it was taken less change where it was not;
/// variance the (weighted) sum of the counts (Wheeler & Ratcliffe 2018, Crime Science 7:11), as ptools'
/// wdd(). `confidence` of the interval. Throws invalid_input for counts below 0 and weights that are not
/// above.
displacement_result weighted_displacement(const measure_counts& counts, double confidence = 0.95);

/// Several estimates as one, each multiplied with the harm of its kind (ptools' wdd_harm).
estimate harm_weighted(std::span<const estimate> estimates, std::span<const double> weights);

}  // namespace uramost::analysis
