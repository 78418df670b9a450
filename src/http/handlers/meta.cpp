#include "http/handlers/meta.hpp"

#include "core/error.hpp"
#include "exchange/feature_writer.hpp"
#include "geodata/area_box.hpp"
#include "http/handlers/roads.hpp"
#include "http/json.hpp"
#include "intake/incident_features.hpp"
#include "tiles/colour_ramp.hpp"

namespace uramost::http {

namespace {
json population(const geodata::municipality& of) {
  json figures = json::array();
  for (const geodata::population_figure& figure : of.population)
    figures.push_back({{"year", figure.year},
                       {"kind", figure.kind},
                       {"persons", figure.persons},
                       {"boycotted", figure.boycotted},
                       {"note", figure.note}});
  return figures;
}

json municipalities(const geodata::boundaries& areas) {
  json list = json::array();
  for (std::size_t i = 0; i < areas.municipalities.size(); ++i) {
    const geodata::municipality& one = areas.municipalities[i];
    list.push_back({{"code", one.code.value},
                    {"name", names(one.name)},
                    {"region", one.region},
                    {"is_north", one.is_north},
                    {"in_study_area", one.in_study_area},
                    {"bbox", box(geodata::box_of(areas.areas.at(i)).box())},
                    {"area_km2", or_null(one.area_km2)},
                    {"population", population(one)}});
  }
  return list;
}

/// The northern municipalities; all of them when the user's own boundaries name none northern.
bounding_box opening_box(const geodata::boundaries& areas) {
  covering_box north;
  for (std::size_t i = 0; i < areas.municipalities.size(); ++i)
    if (areas.municipalities[i].is_north) geodata::add_area(north, areas.areas.at(i));
  return north.is_empty() ? areas.extent() : north.box();
}

json groups(const taxonomy& categories) {
  json list = json::array();
  for (const category_group& group : categories.groups)
    list.push_back({{"code", group.code}, {"name", names(group.name)}});
  return list;
}

json categories_json(const taxonomy& categories) {
  json list = json::array();
  for (const category& one : categories.categories)
    list.push_back(
        {{"code", one.code}, {"group", one.group}, {"severity", one.severity}, {"name", names(one.name)}});
  return list;
}

json sources(const incident_overview& of) {
  json list = json::array();
  for (const auto& [code, count] : of.sources) list.push_back({{"code", code}, {"count", count}});
  return list;
}

json time_extent(const incident_overview& of) {
  if (!of.begins) return nullptr;
  return json::array({to_rfc3339(of.begins->first), to_rfc3339(of.begins->second)});
}

json counts(const incident_overview& of) {
  const auto with = [&](location_certainty certainty) {
    return of.by_certainty[static_cast<std::size_t>(certainty)];
  };
  return {{"incidents", of.incidents},
          {"located", of.located},
          {"ambiguous", with(location_certainty::ambiguous)},
          {"unlocated", with(location_certainty::unlocated)},
          {"outside", with(location_certainty::outside)},
          {"near_border", with(location_certainty::near_border)}};
}

/// What the incidents that somebody may read say as a whole.
void describe(json& answer, const incident_view& view) {
  const auto found = view.overview(view.pin());
  answer["revision"] = found->at.value;
  answer["sources"] = sources(*found);
  answer["time_extent"] = time_extent(*found);
  answer["counts"] = counts(*found);
}

bool is_newest_synthetic(const release_shelf& releases) {
  const auto newest = releases.newest();
  return newest && newest->view().facts().synthetic;
}
}  // namespace

response meta::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const auto where = incidents.where();
  const bool is_public = asked.who.view() == accounts::view::published;
  json languages = json::array(), stages = json::array(), ramps = json::array(), formats = json::array();
  for (const language each : all_languages) languages.push_back(tag(each));
  for (int i = 0; i <= static_cast<int>(response_stage::closed); ++i)
    stages.push_back(to_string(static_cast<response_stage>(i)));
  for (const std::string_view ramp : tiles::ramp_names()) ramps.push_back(ramp);
  for (const std::string_view format : exchange::export_formats()) formats.push_back(format);

  json answer{
      {"version", URAMOST_VERSION},
      {"view", to_string(asked.who.view())},
      {"synthetic", is_public ? is_newest_synthetic(releases) : intake::is_synthetic(*incidents.incidents())},
      {"languages", std::move(languages)},
      {"groups", groups(incidents.categories())},
      {"categories", categories_json(incidents.categories())},
      {"stages", std::move(stages)},
      {"municipalities", municipalities(where->areas)},
      {"ramps", std::move(ramps)},
      {"opening_bbox", box(opening_box(where->areas))},
      {"export_formats", std::move(formats)}};
  if (!is_public) describe(answer, views.of(asked.who, {}));
  if (asked.who.may(accounts::permission::read_incidents))
    answer["counts"]["patrol_points"] = incidents.patrol_points()->size();
  if (roads &&
      asked.who.may(accounts::permission::plan_patrols))  // Damaged roads are none here: plans on roads say
                                                          // so, the rest of the map goes on.
    answer["roads"] = roads_json(roads->readable_roads().get());
  if (asked.who.may(accounts::permission::import_files))
    answer["counts"]["quarantined"] = incidents.records().quarantine().size();
  return json_response(answer);
}

}  // namespace uramost::http
