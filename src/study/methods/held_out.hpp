#pragma once

#include <optional>
#include <vector>

#include "analysis/evaluation/predictive_accuracy.hpp"
#include "study/day_ranges.hpp"
#include "study/region.hpp"
#include "study/seen_incidents.hpp"
#include "study/units.hpp"

namespace uramost::study {

/// A question's incidents, parted into those that hot spots may be drawn from and those of its last months,
/// which they may not see.
struct held_out {
  analysis::day_range trained, tested;
  seen_incidents before, after;

  /// Whether there are enough of both to say anything.
  bool is_enough() const { return before.all.size() >= least_before && after.all.size() >= least_after; }

  static constexpr std::size_t least_before = 50, least_after = 10;
};

/// The last `months` whole months with the one that has begun, and at most three years before them: older
/// incidents predict less.
held_out hold_out(const question& asked, const region& where, std::size_t months);

/// How many incidents of the last six months the hottest 5 % of the cells would have held, drawn without
/// knowing them. Nothing where there are too few.
std::optional<analysis::hit_rate> predicted(const question& asked, const region& where, const units& cells);

}  // namespace uramost::study
