#include "http/plan_shelf.hpp"

#include <algorithm>
#include <random>
#include <set>

#include "accounts/municipality_scope.hpp"
#include "core/clock.hpp"
#include "core/error.hpp"
#include "http/incident_view.hpp"
#include "http/json.hpp"
#include "http/random_id.hpp"
#include "planning/plan_document.hpp"

namespace uramost::http {

namespace {
/// The centre of a named place may lie a little beyond a border that is drawn with few corners.
constexpr double border_tolerance_m = 1'000;

error no_such_plan() { return {error_kind::not_found, "there is no such plan"}; }

bool may_open(const store::plan_version& kept, const accounts::access& who) {
  const bool is_area_enough =
      who.municipalities.empty() ||
      (!kept.municipalities.empty() && std::ranges::includes(who.municipalities, kept.municipalities));
  return is_area_enough && (!kept.searched_texts || who.may(accounts::permission::read_narratives));
}

/// Ascending; none when its demand is everywhere.
std::vector<municipality_code> municipalities_of(const planning::plan& plan) {
  if (plan.query.municipalities.empty()) return {};
  std::set<municipality_code> all(plan.query.municipalities.begin(), plan.query.municipalities.end());
  for (const planning::plan_point& each : plan.points)
    all.insert(each.municipality.value_or(municipality_code{"none"}));
  for (const planning::language_need& each : plan.needs) all.insert(each.municipality);
  return {all.begin(), all.end()};
}

std::optional<municipality_code> municipality_of(const planning::plan_point& point,
                                                 const geodata::municipality_locator& locator) {
  const geodata::located found = locator.locate(point.at, border_tolerance_m);
  const bool is_near = point.municipality &&
                       std::ranges::find(found.candidates, *point.municipality) != found.candidates.end();
  return is_near ? point.municipality : found.municipality;
}

void expect_in_scope(const std::optional<municipality_code>& municipality, const accounts::access& who,
                     const char* list, std::size_t at) {
  if (!accounts::is_in_scope(municipality, who))
    throw error(error_kind::forbidden, "This account is bound to other municipalities",
                std::string("plan.") + list + '[' + std::to_string(at) + ']');
}
}  // namespace

std::vector<store::plan_version> plan_shelf::list(const accounts::access& who) const {
  auto all = kept_.list();
  std::erase_if(all, [&](const store::plan_version& each) { return !may_open(each, who); });
  return all;
}

std::vector<store::plan_version> plan_shelf::versions(std::string_view plan,
                                                      const accounts::access& who) const {
  auto all = kept_.versions(plan);
  std::erase_if(all, [&](const store::plan_version& each) { return !may_open(each, who); });
  if (all.empty()) throw no_such_plan();
  return all;
}

store::plan_version plan_shelf::find(std::string_view plan, std::optional<std::int64_t> version,
                                     const accounts::access& who) const {
  auto found = version ? kept_.find(plan, *version) : kept_.newest(plan);
  if (!found || !may_open(*found, who)) throw no_such_plan();
  return *std::move(found);
}

store::plan_version plan_shelf::open(std::string_view plan, const accounts::access& who) const {
  auto newest = find(plan, std::nullopt, who);
  if (newest.is_removal) throw no_such_plan();
  return newest;
}

planning::plan plan_shelf::settled(planning::plan plan, const accounts::access& who) const {
  expect_searchable(plan.query, who.may(accounts::permission::read_narratives));
  plan.query = accounts::narrowed(plan.query, who);
  const auto where = incidents_.where();
  for (std::size_t i = 0; i < plan.points.size(); ++i) {
    planning::plan_point& point = plan.points[i];
    point.municipality = municipality_of(point, where->locator);
    expect_in_scope(point.municipality, who, "points", i);
  }
  for (std::size_t i = 0; i < plan.needs.size(); ++i) {
    const municipality_code& code = plan.needs[i].municipality;
    if (!where->areas.find(code))
      throw invalid_input("there is no municipality '" + code.value + "'",
                          "plan.needs[" + std::to_string(i) + "].municipality");
    expect_in_scope(code, who, "needs", i);
  }
  if (!plan.stops.seed) plan.stops.seed = std::random_device{}();
  return plan;
}

store::plan_version plan_shelf::made(planning::plan plan, std::string why, const accounts::access& who,
                                     const std::optional<store::plan_version>& before) const {
  plan = settled(std::move(plan), who);
  return {.plan = before ? before->plan : random_id(),
          .version = before ? before->version + 1 : 1,
          .author = who.name,
          .made_at = now(),
          .why = std::move(why),
          .is_removal = false,
          .title = plan.title,
          .points = static_cast<std::int64_t>(plan.points.size()),
          .municipalities = municipalities_of(plan),
          .searched_texts = !plan.query.text.empty(),
          .document = dump(planning::plan_document(plan))};
}

store::plan_version plan_shelf::removal(store::plan_version before, std::string why,
                                        const accounts::access& who) {
  ++before.version;
  before.author = who.name;
  before.made_at = now();
  before.why = std::move(why);
  before.is_removal = true;
  return before;
}

}  // namespace uramost::http
