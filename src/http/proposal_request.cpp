#include "http/proposal_request.hpp"

#include "http/json_body.hpp"
#include "patrol/instance_document.hpp"
#include "planning/json_field.hpp"
#include "planning/plan_document.hpp"

namespace uramost::http {

namespace {
using planning::json_field;

constexpr std::size_t longest_name = 200, longest_code = 50, most_listed = 500;
constexpr double longest_time_s = 600;

lon_lat read_position(const json_field& field) {
  return {field.at("lon").number(-180, 180), field.at("lat").number(-90, 90)};
}

planning::plan_point read_point(const json_field& field) {
  field.expect_members({"name", "lon", "lat"});
  planning::plan_point point;
  point.at = read_position(field);
  if (const auto name = field.find("name")) point.name = name->text(longest_name);
  return point;
}

std::vector<municipality_code> read_municipalities(const std::optional<json_field>& field) {
  std::vector<municipality_code> codes;
  if (field)
    for (const json_field& each : field->elements(most_listed)) codes.push_back({each.text(longest_code)});
  return codes;
}

planning::point_kind read_kind(const json_field& field) {
  const auto kind = planning::point_kind_of(field.text(longest_code));
  if (!kind) throw field.refused("has to be station, patrol_point, settlement, junction or grid");
  return *kind;
}

void read_candidates(const json_field& field, proposal_request& into) {
  field.expect_members({"kinds", "grid_m", "points", "municipalities"});
  if (const auto kinds = field.find("kinds"))
    for (const json_field& each : kinds->elements(most_listed)) into.from.kinds.push_back(read_kind(each));
  if (const auto grid = field.find("grid_m")) into.from.grid_m = grid->number(100, 20'000);
  if (const auto points = field.find("points"))
    for (const json_field& each : points->elements(planning::most_candidates))
      into.wish.candidates.push_back(read_point(each));
  into.from.municipalities = read_municipalities(field.find("municipalities"));
}

/// What both bodies have.
proposal_request read_common(const json& body, const json_field& said) {
  proposal_request read;
  read.wanted = read_plan(body, "plan");
  if (const auto candidates = said.find("candidates")) read_candidates(*candidates, read);
  if (const auto limit = said.find("time_limit_s"))
    read.wish.time_limit_s = limit->number(0.1, longest_time_s);
  return read;
}
}  // namespace

planning::plan read_plan(const json& body, const char* member) {
  json_field(body, "").at(member);  // says when it is missing
  return planning::read_plan(body.at(member), member);
}

proposal_request proposal_request::for_points(const request& asked) {
  const json_body body(asked, {"plan", "problem", "p", "candidates", "forbidden", "at_least_one_in",
                               "max_uncovered_share", "min_separation_m", "shift", "time_limit_s"});
  const json_field said(body.members(), "");
  proposal_request read = read_common(body.members(), said);
  planning::proposal_wish& wish = read.wish;
  wish.problem = patrol::problem_kind_of(body.needed_text("problem"));
  if (const auto p = said.find("p")) wish.p = static_cast<std::size_t>(p->integer(1, planning::most_points));
  if (const auto forbidden = said.find("forbidden"))
    for (const json_field& each : forbidden->elements(planning::most_candidates))
      wish.forbidden.push_back(read_position(each));
  wish.at_least_one_in = read_municipalities(said.find("at_least_one_in"));
  if (const auto share = said.find("max_uncovered_share")) wish.max_uncovered_share = share->number(0, 1);
  if (const auto apart = said.find("min_separation_m")) wish.min_separation_m = apart->number(0, 100'000);
  if (const auto shift = said.find("shift"))
    wish.shift = static_cast<std::size_t>(shift->integer(0, planning::most_shifts));
  return read;
}

proposal_request proposal_request::for_frontier(const request& asked) {
  const json_body body(asked, {"plan", "candidates", "most", "time_limit_s"});
  const json_field said(body.members(), "");
  proposal_request read = read_common(body.members(), said);
  if (const auto most = said.find("most")) read.most = static_cast<std::size_t>(most->integer(1, 100));
  return read;
}

void proposal_request::complete(const planning_view& with, const patrol::road_graph* roads) {
  const auto sources = with.sources(roads);
  place_points(wanted, with);
  for (planning::plan_point& each : wish.candidates) each = planning::placed(std::move(each), sources);
  if (from.kinds.empty()) return;
  from.municipalities = with.municipalities(std::move(from.municipalities));
  for (planning::plan_point& each : planning::candidates_of(from, sources))
    wish.candidates.push_back(std::move(each));
}

void place_points(planning::plan& of, const planning_view& with) {
  const auto sources = with.sources();
  for (planning::plan_point& each : of.points) each = planning::placed(std::move(each), sources);
}

}  // namespace uramost::http
