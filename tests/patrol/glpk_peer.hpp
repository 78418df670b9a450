#pragma once

#include <optional>

#include "patrol/instance.hpp"

namespace uramost::patrol {

/// What another solver makes of the same problem, by the model of the books: a column a candidate, a column a
/// demand point (and, in the p-median, a column a pair), nothing reduced.
struct peer_answer {
  bool is_optimal = false;
  std::optional<double> objective;
  double bound = 0;
  double seconds = 0;
};

/// By GLPK's branch and cut. Knows mclp, lscp, bacop1, bacop2 and p_median with fixed, forbidden and separate
/// candidates, groups, and shares of demand groups; no staff. For one thread.
peer_answer solve_by_glpk(const instance& asked, double time_limit_s);

}  // namespace uramost::patrol
