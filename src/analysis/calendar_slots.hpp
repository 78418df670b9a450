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
    const stride_begin& here = strides_[static_cast<std::size_t>((time - starts_.front()) >> stride_bits)];
    return here.slot + (here.next_start <= time ? 1U : 0U);  // without a branch: nobody could foresee it
  }

 private:
  /// Seconds, some six days: shorter than any slot, so that at most one starts in a stride. A power of two:
  /// an instant's stride is found by a shift.
  static constexpr int stride_bits = 19;

  /// Where a stride begins, and when the slot after that begins.
  struct stride_begin {
    std::int64_t next_start;
    std::uint32_t slot;
  };

  unit unit_;
  std::vector<std::int64_t> starts_;  ///< and one that never comes
  std::vector<stride_begin> strides_;
};

}  // namespace uramost::analysis
