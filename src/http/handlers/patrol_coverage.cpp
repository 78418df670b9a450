#include "http/handlers/patrol_coverage.hpp"

#include "core/error.hpp"
#include "http/coverage_json.hpp"
#include "http/handlers/roads.hpp"
#include "http/json_body.hpp"
#include "http/proposal_request.hpp"

namespace uramost::http {

namespace {
bool take_cells(const request& asked) {
  auto parameters = asked.parameters();
  const std::string wanted = parameters.take("cells").value_or("false");
  parameters.expect_all_taken();
  if (wanted != "true" && wanted != "false") throw invalid_input("cells is true or false", "cells");
  return wanted == "true";
}
}  // namespace

response plan_coverage_report::operator()(const request& asked) const {
  const bool with_cells = take_cells(asked);
  const json_body said(asked, {"plan", "compared"});
  planning::plan shown = read_plan(said.members(), "plan");
  const bool compares = !said.members().value("compared", json(nullptr)).is_null();
  const planning::plan other = compares ? read_plan(said.members(), "compared") : planning::plan{};
  const planning_view view(asked.who, shown.query, views, incidents);
  place_points(shown, view);

  const planning::shift_roster when(shown.shifts), beside(other.shifts, planning::shift_roster::most_shifts);
  const planning::demand over =
      planning::demand_of(*view.incidents(), shown.demand, when, compares ? &beside : nullptr);
  const auto map = roads_for(shown.travel, roads);
  const planning::travel by(shown.travel, intake::graph_of(map));
  const planning::plan_coverage covers(shown, over, when, by);

  json answer{{"revision", view.built_at().value}, {"synthetic", view.is_synthetic()}};
  answer.update(coverage_json(shown, over, covers.report()));
  if (with_cells) answer["cells"] = cells_json(covered_cells(covers, over, shown.demand.cell_m));
  answer["comparison"] = nullptr;
  if (compares) {
    const auto other_map = roads_for(other.travel, roads);
    const planning::travel other_by(other.travel, intake::graph_of(other_map));
    answer["comparison"] =
        comparison_json(compare(covers, planning::plan_coverage(other, over, beside, other_by), over));
  }
  return json_response(answer);
}

}  // namespace uramost::http
