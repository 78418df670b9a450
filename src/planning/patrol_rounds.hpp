#pragma once

#include <vector>

#include "planning/beats.hpp"
#include "planning/plan.hpp"

namespace uramost::planning {

/// One patrol at one point. Minutes from the shift's begin.
struct visit {
  std::size_t point = 0;
  int arrive_min = 0, leave_min = 0;
  int travel_min = 0;  ///< from the point before; 0 of the first
  int round = 1;
};

/// One patrol's rounds through its beat, until the shift ends. Hard rules: every dwell is in the rule's
/// range, nobody is in two places at once, and from the shift's begin, or one arrival, to the next arrival
/// at a point it takes `every_min` at most, so that no point is left alone for longer, not before the first
/// visit nor after the last one either. Whatever time these leave over makes the rounds hard to foresee:
/// dwell and the time on the way differ at every stop, stretches of the order are turned round between
/// rounds (random, intermittent, short stops: Koper 1995; Telep, Mitchell and Weisburd 2014).
/// `of` has to fit: `dwell_least_min` at every point and the way round in min(every_min, `shift_min`).
std::vector<visit> patrol_rounds(const driving_minutes& driving, beat of, const stop_rule& rule,
                                 int shift_min, analysis::random_stream& random);

}  // namespace uramost::planning
