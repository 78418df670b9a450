#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace uramost::index {

/// What a block of rows holds, so that a query can leave it out unread. Near incidents are near in the index:
/// most blocks lie in one or two municipalities.
struct block_summary {
  static constexpr std::size_t rows = 1024;

  std::int64_t first_begin = std::numeric_limits<std::int64_t>::max(),
               last_begin = std::numeric_limits<std::int64_t>::min();  ///< seconds since 1970 UTC
  std::uint64_t municipalities = 0, categories = 0;                    ///< bits of their codes

  /// The bit of a code; codes 64 apart share one.
  static std::uint64_t bit_of(std::uint16_t code) { return std::uint64_t{1} << (code % 64); }
};

/// The summaries of rows 0, 1024, … of these columns, which are equally long.
std::vector<block_summary> summaries_of(std::span<const std::int64_t> begins,
                                        std::span<const std::uint16_t> municipalities,
                                        std::span<const std::uint16_t> categories);

}  // namespace uramost::index
