#pragma once

#include <chrono>
#include <span>
#include <vector>

#include "analysis/temporal/period_comparison.hpp"

namespace uramost::analysis {

/// What was counted on a day; several of the same day add up.
struct dated_count {
  std::chrono::sys_days day;
  std::uint64_t count = 1;
};

enum class season { weekday, month };  ///< Monday to Sunday, January to December

/// What the season's slots would get when it made no difference.
enum class season_expectation {
  by_days,  ///< in proportion to their days in the data
  equal     ///< the same for all, as R's chisq.test of bare counts
};

struct season_slot {
  std::uint64_t count = 0;
  double days = 0;          ///< of the data
  double expected = 0;      ///< count, if the season made no difference
  double ratio = 0;         ///< count / expected; NaN where there are no days
  interval ratio_interval;  ///< exact Poisson of the count, 95 %, the expectation taken as known
};

struct seasonal_profile {
  std::vector<season_slot> slots;  ///< 7 or 12
  std::uint64_t n = 0;
  double chi_square = 0;  ///< of all slots with days against their expectation (Pearson 1900)
  double degrees = 0;
  double p = 1;
};

/// What practice asks of each slot's expectation before chi-square is believed (Cochran 1954).
inline constexpr double recommended_expected_in_slot = 5;

/// Counts by weekday or month over the days of `observed`; what lies outside is left out. Throws
/// invalid_input when nothing is left, or the days are all of one slot.
seasonal_profile profile_of(std::span<const dated_count> counts, const day_range& observed, season by,
                            season_expectation expected = season_expectation::by_days);

}  // namespace uramost::analysis
