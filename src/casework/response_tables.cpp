#include "casework/response_tables.hpp"

#include <cmath>

#include "core/text.hpp"

namespace uramost::casework {

namespace {
constexpr std::size_t first_stage = static_cast<std::size_t>(response_stage::reported);
constexpr std::size_t stages = 8;

std::string name_of(std::size_t stage) { return std::string(to_string(static_cast<response_stage>(stage))); }

/// To a millionth, without trailing zeros.
std::string number(double value) { return to_text(std::round(value * 1e6) / 1e6); }

std::string whole(std::uint64_t value) { return std::to_string(value); }
}  // namespace

text_table funnel_table(std::span<const funnel_row> rows, funnel_group by) {
  text_table table{{std::string(to_string(by)), "cases"}};
  auto& header = table.front();
  for (const char* kind : {"reached_", "recorded_"})
    for (std::size_t stage = first_stage; stage < stages; ++stage) header.push_back(kind + name_of(stage));
  header.insert(header.end(),
                {"unanswered", "unanswered_share", "wilson_low", "wilson_high", "exact_low", "exact_high"});
  for (const funnel_row& row : rows) {
    auto& cells = table.emplace_back(std::vector<std::string>{row.key, whole(row.cases)});
    for (const auto* counts : {&row.reached, &row.recorded})
      for (std::size_t stage = first_stage; stage < stages; ++stage) cells.push_back(whole((*counts)[stage]));
    cells.push_back(whole(row.unanswered));
    const auto share = static_cast<double>(row.unanswered) / static_cast<double>(row.cases);
    cells.push_back(row.cases > 0 ? number(share) : "");
    for (const auto& limits : {row.unanswered_wilson, row.unanswered_exact})
      cells.insert(cells.end(), {number(limits.low), number(limits.high)});
  }
  return table;
}

text_table protected_text(const protected_table& of, funnel_group by) {
  text_table table{{std::string(to_string(by))}};
  for (const publication::table_column& column : of.counts.columns()) table.front().push_back(column.key);
  for (std::size_t area = 0; area < of.counts.areas().size(); ++area) {
    auto& cells = table.emplace_back(std::vector<std::string>{of.counts.areas()[area].code});
    for (std::size_t column = 0; column < of.counts.columns().size(); ++column) {
      const publication::table_cell& cell = of.counts.at(area, column);
      cells.push_back(cell.withheld ? "" : std::to_string(cell.count));
    }
  }
  return table;
}

text_table curve_table(const analysis::survival_curve& curve) {
  text_table table{{"days", "at_risk", "happened", "censored", "waiting", "standard_error", "low", "high"}};
  for (const analysis::survival_step& step : curve.steps)
    table.push_back({number(step.time), whole(step.at_risk), whole(step.happened), whole(step.censored),
                     number(step.waiting), number(step.standard_error),
                     step.limits ? number(step.limits->low) : "",
                     step.limits ? number(step.limits->high) : ""});
  return table;
}

text_table overdue_table(std::span<const overdue_case> cases) {
  text_table table{{"incident", "stage", "due_from", "due_until", "least_days", "most_days"}};
  for (const overdue_case& each : cases)
    table.push_back({std::to_string(each.id.value), std::string(to_string(each.stage)),
                     to_belgrade_rfc3339(each.due_from), to_belgrade_rfc3339(each.due_until),
                     number(each.least_days), number(each.most_days)});
  return table;
}

}  // namespace uramost::casework
