#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/incident_query.hpp"
#include "planning/plan.hpp"
#include "planning/recorded_visit.hpp"

namespace uramost::planning {

/// What was planned somewhere, and what was done.
struct ledger_line {
  std::uint64_t planned = 0, kept = 0;    ///< of planned visits, those in whose time somebody came
  std::uint64_t visits = 0;               ///< recorded
  double minutes = 0;                     ///< of these, together
  std::optional<double> longest_gap_min;  ///< within a shift; nothing where none was planned

  void add(const ledger_line& other);
  friend bool operator==(const ledger_line&, const ledger_line&) = default;
};

/// Nobody was at a point, for longer than the rule of stops allows.
struct ledger_gap {
  std::size_t point = 0;  ///< position in the plan
  time_point begin, end;
};

struct ledger {
  ledger_line total;
  std::uint64_t elsewhere = 0;  ///< visits near none of the points; in no other number
  std::uint64_t off_duty = 0;   ///< of total.visits: while no shift of their point was on
  std::uint64_t at_night = 0;   ///< of total.visits: those that began from 22:00 to 05:59
  std::vector<ledger_line> by_point;
  std::map<std::string, ledger_line> by_municipality;  ///< by code; "none" for points in none
  std::map<std::string, double> hours_by_language;
  std::vector<ledger_gap> gaps;  ///< longest first
};

/// A shift on one day.
struct shift_turn {
  std::size_t shift = 0;
  time_point begin, end;
};

/// The turns of a plan's shifts that begin in a time, in their order. A plan without shifts has one a day,
/// the whole day. Throws invalid_input (field `datetime`) for an open time and for more than ten years.
std::vector<shift_turn> turns_in(const plan& of, const time_range& time);

/// Recorded visits against planned ones. Each turn of a shift is divided into times of `stops.every_min` from
/// its begin, a rest that is shorter not counting unless it is all there is; in each of these a visit is
/// planned at every point of the shift, and kept when somebody was there in it. Visits count with the turn
/// they begin in, those outside every turn of their point when they begin in `time`. Throws as `turns_in`,
/// and where `near_m`, how far from a point somebody is still at it, is not above 0. Pure.
ledger make_ledger(const plan& of, std::span<const recorded_visit> visits, const time_range& time,
                   double near_m = 100);

}  // namespace uramost::planning
