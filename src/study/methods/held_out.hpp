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

/// Density of the incidents before in every cell: quartic kernel, its radius by ArcGIS's rule unless one is
/// given; answers which it was.
std::vector<double> kernel_surface(const region& where, const units& cells, const held_out& of,
                                   std::optional<double>& bandwidth_m,
                                   const progress_sink& watching = keep_going);

/// How many incidents of the last six months the hottest 5 % of the cells would have held, drawn without
/// knowing them. Nothing where there are too few.
std::optional<analysis::hit_rate> predicted(const question& asked, const region& where, const units& cells);

}  // namespace uramost::study
