#include "http/handlers/patrol_proposals.hpp"

#include "core/error.hpp"
#include "core/text.hpp"
#include "http/coverage_json.hpp"
#include "http/handlers/plan_jobs.hpp"
#include "http/handlers/roads.hpp"
#include "http/parameters.hpp"
#include "http/proposal_request.hpp"
#include "planning/plan_document.hpp"
#include "planning/proposal.hpp"

namespace uramost::http {

namespace {
/// All that a job needs of who asked.
struct asked_work {
  proposal_request asked;
  planning_view with;
  planning::shift_roster when;
  std::shared_ptr<const intake::road_map> roads;
  planning::travel by;

  asked_work(proposal_request said, planning_view view, const intake::road_shelf& shelf)
      : asked(std::move(said)),
        with(std::move(view)),
        when(asked.wanted.shifts),
        roads(roads_for(asked.wanted.travel, shelf)),
        by(asked.wanted.travel, intake::graph_of(roads)) {
    if (asked.wish.shift) when.only(*asked.wish.shift);
    asked.complete(with, intake::graph_of(shelf.readable_roads()));
  }
  planning::demand demand() const {
    return planning::demand_of(*with.incidents(), asked.wanted.demand, when);
  }
};

json proposal_json(const asked_work& work, const job_watch& watch) {
  const auto& [wanted, from, wish, most] = work.asked;
  const planning::demand over = work.demand();
  const planning::proposal made = while_wanted(told_to(watch, wish.time_limit_s), [&](const auto& sink) {
    return planning::propose(wanted, over, wish, work.when, work.by, sink);
  });
  const planning::plan_coverage covers(made.proposed, over, work.when, work.by);
  json coverage{{"revision", work.with.built_at().value}, {"synthetic", work.with.is_synthetic()}};
  coverage.update(coverage_json(made.proposed, over, covers.report()));
  return {{"plan", planning::plan_document(made.proposed)},
          {"coverage", std::move(coverage)},
          {"status", to_string(made.answer.status)},
          {"objective", or_null(made.answer.objective)},
          {"bound", or_null(made.answer.bound)},
          {"gap", made.answer.gap()},
          {"seconds", made.answer.seconds},
          {"reason", made.answer.reason}};
}

json frontier_json(const asked_work& work, const job_watch& watch) {
  const auto& [wanted, from, wish, most] = work.asked;
  const planning::demand over = work.demand();
  const auto found = while_wanted(told_to(watch, wish.time_limit_s), [&](const auto& sink) {
    return planning::frontier_of(wanted, over, wish, most, work.when, work.by, sink);
  });
  json list = json::array();
  for (const patrol::frontier_point& each : found)
    list.push_back({{"points", each.points}, {"covered", each.covered}, {"bound", each.bound}});
  return {{"frontier", std::move(list)}};
}

std::vector<planning::point_kind> take_kinds(query_parameters& parameters) {
  std::vector<planning::point_kind> kinds;
  const std::string given = parameters.take("kinds").value_or("station,patrol_point,settlement,junction");
  for (const std::string_view each : split(given, ',')) {
    const auto kind = planning::point_kind_of(each);
    if (!kind || *kind == planning::point_kind::clicked)
      throw invalid_input("kinds are station, patrol_point, settlement, junction and grid", "kinds");
    kinds.push_back(*kind);
  }
  return kinds;
}

json candidate_json(const planning::plan_point& of) {
  return {{"name", of.name},
          {"lon", of.at.lon},
          {"lat", of.at.lat},
          {"municipality_code", id_or_null(of.municipality)},
          {"kind", to_string(of.kind)},
          {"languages", of.languages}};
}

/// Begins a job over what whoever asks may see; `by`: what begins it, with all that it works with.
template <class Begin>
response begun(const Begin& by, const request& asked, proposal_request (*read)(const request&),
               json (*answer)(const asked_work&, const job_watch&)) {
  asked.parameters().expect_all_taken();
  proposal_request said = read(asked);
  planning_view view(asked.who, said.wanted.query, by.views, by.incidents);
  const auto work = std::make_shared<const asked_work>(std::move(said), std::move(view), by.roads);
  return begin_plan_job(by.jobs, asked,
                        [work, answer](const job_watch& watch) { return answer(*work, watch); });
}
}  // namespace

response list_candidates::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  planning::candidate_rule rule;
  rule.kinds = take_kinds(parameters);
  rule.grid_m = take_number(parameters, "grid_m", 100, 20'000).value_or(rule.grid_m);
  const incident_query where = incident_query::take_from(parameters);
  parameters.expect_all_taken();
  const planning_view view(asked.who, where, views, incidents);
  rule.municipalities = view.municipalities({});
  const auto map = roads.readable_roads();
  json list = json::array();
  for (const planning::plan_point& each : planning::candidates_of(rule, view.sources(intake::graph_of(map))))
    list.push_back(candidate_json(each));
  return json_response({{"candidates", std::move(list)}, {"roads", map != nullptr}});
}

response begin_proposal::operator()(const request& asked) const {
  return begun(*this, asked, proposal_request::for_points, proposal_json);
}

response begin_frontier::operator()(const request& asked) const {
  return begun(*this, asked, proposal_request::for_frontier, frontier_json);
}

}  // namespace uramost::http
