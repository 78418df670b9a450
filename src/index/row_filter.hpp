#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/incident_query.hpp"
#include "index/incident_index.hpp"

namespace uramost::index {

/// An incident query compiled for one snapshot: every condition a table or a range over a column. The text is
/// not among them: the store answers it.
class row_filter {
 public:
  row_filter(const incident_index& snapshot, const incident_query& query);

  /// Appends the rows of [first, last) that meet every condition.
  void append_matches(row first, row last, std::vector<row>& matches) const;

 private:
  using byte_table = std::array<std::uint8_t, 256>;  ///< by value of a one-byte column
  using code_table = std::vector<std::uint8_t>;      ///< by dictionary code, 65,536 entries
  struct time_bounds {
    std::int64_t begin;
    std::int64_t end;
  };

  const incident_index& snapshot_;
  std::optional<bounding_box> bbox_;
  std::optional<time_bounds> time_;
  std::optional<byte_table> hours_, weekdays_, severities_, stages_;
  std::optional<code_table> municipalities_, categories_, sources_;
  std::optional<std::vector<std::int64_t>> places_;
};

}  // namespace uramost::index
