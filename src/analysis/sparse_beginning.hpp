#pragma once

#include <optional>
#include <span>
#include <string>

#include "analysis/aggregate.hpp"

namespace uramost::analysis {

/// Registers often begin with a few stray incidents, years before the rest. Of a count by month or week: the
/// key of the first period that holds a fiftieth of the fullest one or more, when at least twelve periods lie
/// before it; nothing otherwise. `cells` as `aggregate` gives them for that one dimension.
std::optional<std::string> end_of_sparse_beginning(std::span<const aggregate_cell> cells, dimension_kind by);

}  // namespace uramost::analysis
