#pragma once

#include <span>
#include <string>
#include <vector>

#include "casework/overdue.hpp"
#include "casework/protected_table.hpp"
#include "casework/response_funnel.hpp"
#include "casework/response_times.hpp"

namespace uramost::casework {

/// Cells as text, for a terminal or a CSV; the first row has the headers. Numbers with a decimal point.
using text_table = std::vector<std::vector<std::string>>;

/// The group's key, cases, reached_reported … reached_adjudicated, closed, recorded_reported …, unanswered
/// with its share and both intervals.
text_table funnel_table(std::span<const funnel_row> rows, funnel_group by);

/// A line a row of the protected table: the group, then a cell a column, empty where it is withheld.
text_table protected_text(const protected_table& of, funnel_group by);

/// The curve: days, at_risk, happened, censored, waiting, standard_error, low, high.
text_table curve_table(const analysis::survival_curve& curve);

/// incident, stage, due_from, due_until, least_days, most_days.
text_table overdue_table(std::span<const overdue_case> cases);

}  // namespace uramost::casework
