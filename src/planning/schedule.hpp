#pragma once

#include <chrono>
#include <optional>
#include <vector>

#include "core/civil_time.hpp"
#include "planning/patrol_rounds.hpp"

namespace uramost::planning {

struct stop {
  std::size_t point = 0;  ///< position in the plan
  int patrol = 1;         ///< from 1
  time_point arrive, leave;
  int travel_min = 0;  ///< from this patrol's stop before
};

/// Who stops where and when in one shift on one date.
struct schedule {
  time_point begin, end;
  std::vector<stop> stops;  ///< patrol by patrol, each in the order of time
  int patrols = 0, rounds = 0;
  std::vector<std::size_t> unserved;  ///< points that nobody reaches as often as the rule wants, ascending
  /// So many would reach all; nothing when no number would, because the shift is shorter than a stop.
  std::optional<int> patrols_needed;
};

/// Begin and end of a shift that begins on a date, by the clock of Europe/Belgrade; without shifts, number 0
/// is the whole day. Throws invalid_input: field `shift` when there is no such one, field `date` when it is
/// not on that weekday.
std::pair<time_point, time_point> times_of(const plan& of, std::size_t shift,
                                           std::chrono::year_month_day date);
/// The points that are staffed in a shift, ascending.
std::vector<std::size_t> points_in(const plan& of, std::size_t shift);

/// The stops of a shift (see patrol_rounds for the rules), the same for the same plan, shift and date and
/// different from date to date: who knows neither points nor seed cannot tell where a patrol is next. Without
/// a seed anybody who knows the points can. `driving` is between the plan's points. `patrols`: how many there
/// are, at least 1; nothing: as few as reach all. Where they are too few, those with the most points go.
/// Throws as `times_of`.
schedule make_schedule(const plan& of, std::size_t shift, std::chrono::year_month_day date,
                       const driving_minutes& driving, std::optional<int> patrols);

}  // namespace uramost::planning
