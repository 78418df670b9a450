#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

#include "core/time_interval.hpp"

namespace uramost::analysis {

/// When something may have happened, on the clock of the place: seconds since 1970-01-01 00:00 of that clock,
/// so that Sunday 23:30 stays on Sunday.
struct clock_span {
  std::int64_t start = 0;
  std::optional<std::int64_t> end;  ///< nothing: it happened at the start
};

/// An incident's interval on the clock of Europe/Belgrade. A whole day is a span of 24 hours.
clock_span on_the_clock(const time_interval& of);

inline constexpr std::size_t hours_of_week = 168;
/// Something for each hour of the week: 0 is Sunday 00-01 h, 167 is Saturday 23-24 h.
using week_of_hours = std::array<double, hours_of_week>;

/// One incident's weight, spread over the hours in which it may have happened (Ratcliffe 2000, Int. J. GIS
/// 14(7); 2002, J. Quant. Criminol. 18(1)), as the R package aoristic 1.1 does it: each hour gets the share
/// of the span's whole minutes that lie in it. A span of at most one minute, without end, or with its end
/// before its start counts in the hour of its start; one of a week or longer as 1/168 in each. Adds up to 1.
week_of_hours aoristic_weights(const clock_span& of);

struct aoristic_result {
  week_of_hours weights{};           ///< sums over all incidents; together `n`
  std::size_t n = 0;                 ///< incidents
  std::size_t without_end = 0;       ///< of these: counted in the hour of their start
  std::size_t end_before_start = 0;  ///< the same, because the interval cannot be
  std::size_t week_or_longer = 0;    ///< which say nothing about the hour
};

/// Hours by weekdays of all incidents. Empty for none.
aoristic_result aoristic(std::span<const clock_span> incidents);

}  // namespace uramost::analysis
