#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "index/selection.hpp"

namespace uramost::analysis {

enum class dimension_kind { municipality, place, grid, month, week, hour, weekday, category, source, stage };

/// What to count by: one of the kinds; `grid:500m` has a cell size in metres (100-50,000) in EPSG:32634-like
/// ground metres.
struct dimension {
  dimension_kind kind = dimension_kind::municipality;
  double cell_m = 0;
};

/// Reads `municipality` or `municipality,month` (one or two). Throws invalid_input with the field `by`.
std::vector<dimension> parse_dimensions(std::string_view by);

/// One group. Keys are codes: municipality "38", month "2023-05", week "2023-W21" (ISO 8601), hour "22",
/// weekday "fri", place id, grid cell "7400,4740" (cell column and row, EPSG:32634 metres divided by the cell
/// size), stage "reported". The key is "" where the incident has none: no municipality, place or position (a
/// grid ends at 30° of longitude from its central meridian 21° E), or a time known too coarsely for it (a
/// month needs month precision, a week, weekday day precision, an hour hour precision). Times count by the
/// begin of their interval, on the clock of Europe/Belgrade.
struct aggregate_cell {
  std::vector<std::string> keys;
  std::uint64_t count = 0;
  std::uint64_t severity_sum = 0;
};

/// Groups with at least one incident, in ascending order of keys: "" first, numbers (hours, places, grid
/// cells) by value, weekdays from Monday, stages in their course, everything else by code. The counts add up
/// to the selection's size.
std::vector<aggregate_cell> aggregate(const index::selection& incidents, const std::vector<dimension>& by);

}  // namespace uramost::analysis
