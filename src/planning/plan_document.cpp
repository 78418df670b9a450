#include "planning/plan_document.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/error.hpp"
#include "core/weekday_names.hpp"
#include "planning/json_field.hpp"

namespace uramost::planning {

namespace {
using json = nlohmann::ordered_json;

constexpr std::size_t longest_code = 50, longest_query = 8'000, most_categories = 200, most_languages = 20,
                      most_needs = 200;
constexpr double largest_number = 1e15;
/// What every program that reads JSON keeps exactly.
constexpr std::int64_t largest_seed = (std::int64_t{1} << 53) - 1;

template <class Enum>
Enum read_name(const json_field& field, std::optional<Enum> (*find)(std::string_view)) {
  const std::string name = field.text(longest_code);
  const auto found = find(name);
  if (!found) throw field.refused("cannot be '" + name + "'");
  return *found;
}

std::string read_code(const json_field& field) {
  std::string code = field.text(longest_code);
  if (code.empty()) throw field.refused("is empty");
  return code;
}

template <class Value>
void sort_distinct(std::vector<Value>& values) {
  std::ranges::sort(values);
  values.erase(std::ranges::unique(values).begin(), values.end());
}

/// What the core reads of a text knows its parameter, not its place in this document.
template <class Read>
auto read_at(const json_field& field, std::size_t longest, Read read) {
  const std::string text = field.text(longest);
  try {
    return read(text);
  } catch (const error& problem) {
    throw field.refused(std::string("cannot be used: ") + problem.what());
  }
}

incident_query read_query(const std::string& text) {
  auto parameters = query_parameters::parse(text);
  incident_query query = incident_query::take_from(parameters);
  parameters.expect_all_taken();
  if (query.canonical().size() > longest_query) throw invalid_input("it is too long");
  return query;
}

demand_rule read_demand(const json_field& field) {
  field.expect_members({"weight", "category_weights", "surface", "cell_m"});
  demand_rule rule;
  if (const auto weight = field.find("weight")) rule.weight = read_name(*weight, demand_weight_of);
  if (const auto weights = field.find("category_weights"))
    for (const auto& [category, each] : weights->members(most_categories))
      rule.category_weights[category] = each.number(0, 1e6);
  if (const auto surface = field.find("surface")) rule.surface = read_name(*surface, demand_surface_of);
  if (const auto cell = field.find("cell_m")) rule.cell_m = cell->number(100, 2'000);
  return rule;
}

travel_rule read_travel(const json_field& field) {
  field.expect_members({"by", "reach_m", "reach_s"});
  travel_rule rule;
  if (const auto by = field.find("by")) rule.by = read_name(*by, travel_means_of);
  if (const auto reach = field.find("reach_m")) rule.reach_m = reach->number(10, 50'000);
  if (const auto reach = field.find("reach_s")) rule.reach_s = reach->number(10, 7'200);
  return rule;
}

int read_weekday(const json_field& field) {
  const auto found = std::ranges::find(weekday_names, field.text(longest_code));
  if (found == weekday_names.end()) throw field.refused("has to be one of mon, tue, wed, thu, fri, sat, sun");
  return static_cast<int>(found - weekday_names.begin()) + 1;
}

shift read_shift(const json_field& field) {
  field.expect_members({"name", "hours", "weekdays"});
  shift read;
  if (const auto name = field.find("name")) read.name = name->text(longest_text);
  if (const auto hours = field.find("hours")) read.hours = read_at(*hours, longest_code, parse_hours);
  if (const auto weekdays = field.find("weekdays"))
    for (const json_field& each : weekdays->elements(weekday_names.size()))
      read.weekdays.push_back(read_weekday(each));
  sort_distinct(read.weekdays);
  return read;
}

plan_point read_point(const json_field& field, std::size_t shifts) {
  field.expect_members({"name", "lon", "lat", "municipality_code", "kind", "shifts", "languages", "fixed"});
  plan_point point;
  if (const auto name = field.find("name")) point.name = name->text(longest_text);
  point.at = {field.at("lon").number(-180, 180), field.at("lat").number(-90, 90)};
  if (const auto code = field.find("municipality_code"))
    point.municipality = municipality_code{read_code(*code)};
  if (const auto kind = field.find("kind")) point.kind = read_name(*kind, point_kind_of);
  if (const auto listed = field.find("shifts"))
    for (const json_field& each : listed->elements(most_shifts)) {
      if (shifts == 0) throw each.refused("names a shift, and the plan has none");
      point.shifts.push_back(
          static_cast<std::size_t>(each.integer(0, static_cast<std::int64_t>(shifts) - 1)));
    }
  if (const auto listed = field.find("languages"))
    for (const json_field& each : listed->elements(most_languages))
      point.languages.push_back(read_code(each));
  if (const auto fixed = field.find("fixed")) point.is_fixed = fixed->flag();
  sort_distinct(point.shifts);
  return point;
}

language_need read_need(const json_field& field) {
  field.expect_members({"municipality", "language"});
  return {{read_code(field.at("municipality"))}, read_code(field.at("language"))};
}

stop_rule read_stops(const json_field& field) {
  field.expect_members({"dwell_least_min", "dwell_most_min", "every_min", "seed"});
  stop_rule rule;
  const auto take = [&](const char* member, std::int64_t least, std::int64_t most, auto& into) {
    if (const auto found = field.find(member))
      into = static_cast<std::decay_t<decltype(into)>>(found->integer(least, most));
  };
  take("dwell_least_min", 1, 240, rule.dwell_least_min);
  take("dwell_most_min", 1, 240, rule.dwell_most_min);
  take("every_min", 10, 1'440, rule.every_min);
  if (const auto seed = field.find("seed"))
    rule.seed = static_cast<std::uint64_t>(seed->integer(0, largest_seed));
  if (rule.dwell_least_min > rule.dwell_most_min)
    throw field.refused("has a dwell_least_min above its dwell_most_min");
  if (rule.dwell_least_min > rule.every_min) throw field.refused("has a dwell_least_min above its every_min");
  return rule;
}

proposal_proof read_proof(const json_field& field) {
  field.expect_members({"problem", "status", "objective", "bound", "gap", "seconds"});
  const auto number = [&](const char* member) {
    const auto found = field.find(member);
    return found ? found->number(-largest_number, largest_number) : 0;
  };
  return {field.at("problem").text(longest_code),
          field.at("status").text(longest_code),
          number("objective"),
          number("bound"),
          number("gap"),
          number("seconds")};
}

json weekdays_document(const std::vector<int>& weekdays) {
  json list = json::array();
  for (const int day : weekdays) list.push_back(weekday_names.at(static_cast<std::size_t>(day - 1)));
  return list;
}

json shift_document(const shift& written) {
  return {{"name", written.name},
          {"hours", std::to_string(written.hours.first) + '-' + std::to_string(written.hours.last)},
          {"weekdays", weekdays_document(written.weekdays)}};
}

json point_document(const plan_point& point) {
  return {{"name", point.name},
          {"lon", point.at.lon},
          {"lat", point.at.lat},
          {"municipality_code", point.municipality ? json(point.municipality->value) : json()},
          {"kind", to_string(point.kind)},
          {"shifts", point.shifts},
          {"languages", point.languages},
          {"fixed", point.is_fixed}};
}

json proof_document(const proposal_proof& proof) {
  return {{"problem", proof.problem}, {"status", proof.status}, {"objective", proof.objective},
          {"bound", proof.bound},     {"gap", proof.gap},       {"seconds", proof.seconds}};
}

/// An array also of nothing, and never null.
template <class Values, class Write>
json list_document(const Values& values, Write write) {
  json list = json::array();
  for (const auto& each : values) list.push_back(write(each));
  return list;
}
}  // namespace

plan read_plan(const json& document, const std::string& place) {
  const json_field field(document, place);
  field.expect_members(
      {"title", "note", "query", "demand", "travel", "shifts", "points", "needs", "stops", "proof"});
  plan read;
  if (const auto title = field.find("title")) read.title = title->text(longest_text);
  if (const auto note = field.find("note")) read.note = note->text(longest_text, true);
  if (const auto query = field.find("query")) read.query = read_at(*query, longest_query, read_query);
  if (const auto demand = field.find("demand")) read.demand = read_demand(*demand);
  if (const auto travel = field.find("travel")) read.travel = read_travel(*travel);
  if (const auto shifts = field.find("shifts"))
    for (const json_field& each : shifts->elements(most_shifts)) read.shifts.push_back(read_shift(each));
  for (const json_field& each : field.at("points").elements(most_points))
    read.points.push_back(read_point(each, read.shifts.size()));
  if (const auto needs = field.find("needs"))
    for (const json_field& each : needs->elements(most_needs)) read.needs.push_back(read_need(each));
  if (const auto stops = field.find("stops")) read.stops = read_stops(*stops);
  if (const auto proof = field.find("proof")) read.proof = read_proof(*proof);
  return read;
}

plan parse_plan(std::string_view text) {
  const json document = json::parse(text, nullptr, false);
  if (document.is_discarded()) throw invalid_input("the document is not JSON that can be read", "document");
  return read_plan(document);
}

json plan_document(const plan& written) {
  const demand_rule& demand = written.demand;
  const travel_rule& travel = written.travel;
  const stop_rule& stops = written.stops;
  const auto need_document = [](const language_need& need) {
    return json{{"municipality", need.municipality.value}, {"language", need.language}};
  };
  json weights = json::object();
  for (const auto& [category, weight] : demand.category_weights) weights[category] = weight;
  return {
      {"title", written.title},
      {"note", written.note},
      {"query", written.query.canonical()},
      {"demand",
       {{"weight", to_string(demand.weight)},
        {"category_weights", std::move(weights)},
        {"surface", to_string(demand.surface)},
        {"cell_m", demand.cell_m}}},
      {"travel", {{"by", to_string(travel.by)}, {"reach_m", travel.reach_m}, {"reach_s", travel.reach_s}}},
      {"shifts", list_document(written.shifts, shift_document)},
      {"points", list_document(written.points, point_document)},
      {"needs", list_document(written.needs, need_document)},
      {"stops",
       {{"dwell_least_min", stops.dwell_least_min},
        {"dwell_most_min", stops.dwell_most_min},
        {"every_min", stops.every_min},
        {"seed", stops.seed ? json(*stops.seed) : json()}}},
      {"proof", written.proof ? proof_document(*written.proof) : json()}};
}

}  // namespace uramost::planning
