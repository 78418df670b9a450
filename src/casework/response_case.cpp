#include "casework/response_case.hpp"

#include <algorithm>

namespace uramost::casework {

response_stage response_case::furthest() const {
  response_stage furthest = response_stage::none;
  const auto look_at = [&](response_stage stage) {
    if (stage != response_stage::closed) furthest = std::max(furthest, stage);
  };
  if (steps.empty()) look_at(undated);
  for (const step& each : steps) look_at(each.stage);
  return furthest;
}

bool response_case::has(response_stage stage) const {
  return steps.empty() ? undated == stage : std::ranges::find(steps, stage, &step::stage) != steps.end();
}

std::optional<time_interval> response_case::dated(response_stage stage) const {
  const auto found = std::ranges::find(steps, stage, &step::stage);
  return found == steps.end() ? std::nullopt : std::optional(found->occurred);
}

std::optional<time_interval> response_case::first(response_stage stage) const {
  std::optional<time_interval> first;
  for (const step& each : steps) {
    const bool is_further = each.stage > stage && each.stage != response_stage::closed;
    if (each.stage != stage && !is_further) continue;
    if (!first) first = each.occurred;
    first->begin = std::min(first->begin, each.occurred.begin);
    first->end = std::min(first->end, each.occurred.end);
  }
  return first;
}

std::vector<response_case> cases_of(const index::selection& chosen, const store::incident_store& records) {
  const index::incident_index& index = chosen.index();
  std::vector<incident_id> ids;
  ids.reserve(chosen.size());
  for (const index::row row : chosen.rows()) ids.push_back(index.ids()[row]);
  std::ranges::sort(ids);

  std::vector<response_case> cases;
  cases.reserve(ids.size());
  records.visit_incidents(index.built_at(), ids, [&](const incident& each) {
    cases.push_back({.id = each.id,
                     .occurred = each.occurred,
                     .municipality = each.location.municipality ? each.location.municipality->value : "",
                     .category = each.category,
                     .source = each.source,
                     .community = each.affected_community,
                     .gender = each.gender,
                     .protection = each.protection,
                     .undated = each.stage,
                     .steps = {}});
  });
  auto next = cases.begin();
  records.visit_responses([&](const store::response_event& event) {
    while (next != cases.end() && next->id < event.incident) ++next;
    if (next != cases.end() && next->id == event.incident)
      next->steps.push_back({event.stage, event.occurred});
  });
  return cases;
}

}  // namespace uramost::casework
