#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "planning/plan.hpp"

namespace uramost::planning {

/// Some of a plan's shifts, a bit each.
using shift_set = std::uint64_t;

/// Which shifts are on in each hour of the week on the clock of Europe/Belgrade. Immutable.
class shift_roster {
 public:
  static constexpr std::size_t most_shifts = 32, hours = 168;

  /// Shift 0 is bit `first_bit`, and so on. Without shifts there is one that never ends. Throws invalid_input
  /// (field `shifts`) beyond 32 of them.
  explicit shift_roster(std::span<const shift> shifts, std::size_t first_bit = 0);

  /// 0 is Sunday 00-01 h, as in analysis/temporal/aoristic.
  shift_set on(std::size_t hour_of_week) const { return on_[hour_of_week]; }
  /// The bit of a shift. Throws invalid_input (field `shift`) when there is no such one.
  shift_set only(std::size_t number) const;
  /// When a point is staffed.
  shift_set of(const plan_point& point) const;
  shift_set all() const { return all_; }

 private:
  void put(const shift& each, shift_set bit);

  std::size_t first_bit_, count_;
  std::array<shift_set, hours> on_{};
  shift_set all_ = 0;
};

}  // namespace uramost::planning
