#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "casework/response_case.hpp"
#include "casework/response_funnel.hpp"
#include "publication/count_table.hpp"

namespace uramost::casework {

/// How the cases of groups were dealt with, year by year, as it may be handed on: counts below a threshold
/// are withheld, none as well as few, and whatever would give one of them away (publication/suppression.hpp).
struct protected_table {
  /// The row of all cases, which is published as a whole unless there are fewer than the threshold; then
  /// those of groups with as many cases as the threshold, by name; then `…`, the other groups and those that
  /// nobody named together, which is always there. Columns: the total; on the side of periods the years in
  /// which the cases began (`2020-2021` where one of them has too few); on that of categories `unanswered`
  /// and `answered`, and of the latter the furthest stage (`closed`: no stage but that; `…`: those that have
  /// too few). Outcomes are left out as far as all cases together have too few.
  publication::count_table counts;
  std::int64_t threshold = 0;
  std::uint64_t already_public = 0;  ///< cases of tier P0: known to everybody, hence in no count
};

inline constexpr std::string_view other_groups = "…";

/// `by`: municipality, category, community, gender or source; throws invalid_input (field `by`) for another
/// group. Tables of the same cases by different groups may be handed on together: they agree in the row of
/// all cases and have nothing else in common. Of two about other cases, such as before and after an import,
/// the difference may tell of one case.
protected_table protect_responses(std::span<const response_case> cases, funnel_group by);

}  // namespace uramost::casework
