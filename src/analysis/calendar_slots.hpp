#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/civil_time.hpp"

namespace uramost::analysis {

/// The months or ISO weeks of Europe/Belgrade that cover a span of time, to be found in a few steps however
/// many instants are asked for.
class calendar_slots {
 public:
  enum class unit { month, week };

  /// Covers the instants from `first` to `last` (seconds since 1970 UTC), both included.
  calendar_slots(unit of, std::int64_t first, std::int64_t last);

  std::size_t size() const { return starts_.size() - 1; }
  /// `2023-05` or `2023-W21`.
  std::string key(std::size_t slot) const;

  /// The slot that holds an instant of the span.
  std::size_t slot_of(std::int64_t time) const {
    const std::size_t slot = hint_[static_cast<std::size_t>((time - starts_.front()) / stride)];
    return slot + (starts_[slot + 1] <= time ? 1 : 0);  // without a branch: nobody could foresee it
  }

 private:
  static constexpr std::int64_t stride =
      6 * 86'400;  ///< shorter than any slot: at most one start in a stride

  unit unit_;
  std::vector<std::int64_t> starts_;  ///< and one that never comes
  std::vector<std::uint32_t> hint_;   ///< the slot at the begin of every stride
};

}  // namespace uramost::analysis
