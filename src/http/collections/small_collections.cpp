#include "http/collections/small_collections.hpp"

#include "core/text.hpp"
#include "http/collections/feature_lists.hpp"
#include "http/collections/listed_collection.hpp"
#include "http/map_layers.hpp"

namespace uramost::http {

namespace {
using exchange::property;
using exchange::property_type;
using enum property_type;

std::vector<property> with_names(std::vector<property> schema) {
  for (const auto& [name, in] : name_properties) schema.push_back({std::string(name), text});
  return schema;
}

/// `municipality=38,none`, as everywhere else in the API.
std::optional<cql2::expression> take_municipalities(query_parameters& from) {
  const auto said = from.take("municipality");
  if (!said) return std::nullopt;
  const cql2::expression code{cql2::property{"municipality_code"}};
  cql2::operation listed{cql2::op::in, {}}, any{cql2::op::or_, {}};
  listed.arguments.push_back(code);
  for (const std::string_view each : split(*said, ','))
    if (each == "none") {
      any.arguments.push_back(cql2::applied(cql2::op::is_null, code));
      any.arguments.push_back(cql2::applied(cql2::op::equal, code, cql2::expression{std::string()}));
    } else {
      listed.arguments.push_back({std::string(trim(each))});
    }
  if (listed.arguments.size() > 1) any.arguments.push_back({std::move(listed)});
  return cql2::expression{std::move(any)};
}

/// What there is of the newest release.
listed_collection::list_source of_newest(const release_shelf& releases,
                                         std::vector<json> (*list)(const open_release&)) {
  return [&releases, list] {
    const auto newest = releases.newest();
    return newest ? list(*newest) : std::vector<json>{};
  };
}

listed_collection::version_source number_of_newest(const release_shelf& releases) {
  return [&releases]() -> std::int64_t {
    const auto newest = releases.newest();
    return newest ? newest->view().number() : 0;
  };
}
}  // namespace

shared_collection patrol_point_collection(const intake::incident_register& incidents) {
  return std::make_shared<listed_collection>(
      collection_about{"patrol_points",
                       {"Pikat e patrullimit", "Patrolne tačke", "Патролне тачке", "Patrol points"},
                       {"Ku qëndron ose kalon policia", "Gde policija stoji ili prolazi",
                        "Где полиција стоји или пролази", "Where police stand or pass"},
                       "Point",
                       {{"name", text},
                        {"kind", text},
                        {"shift", text},
                        {"source", text},
                        {"external_id", text},
                        {"municipality_code", text},
                        {"certainty", text},
                        {"place_text", text}},
                       accounts::permission::read_incidents,
                       {tile_data::vector}},
      [&incidents] { return incidents.incidents()->built_at().value; },
      [&incidents] { return patrol_point_features(*incidents.patrol_points()); }, take_municipalities);
}

shared_collection municipality_collection(const intake::incident_register& incidents) {
  std::vector<property> schema = with_names({{"code", text}});
  schema.push_back({"is_north", boolean});
  schema.push_back({"in_study_area", boolean});
  return std::make_shared<listed_collection>(
      collection_about{
          "municipalities",
          {"Komunat", "Opštine", "Општине", "Municipalities"},
          {"Sipërfaqet e komunave", "Područja opština", "Подручја општина", "Areas of the municipalities"},
          "MultiPolygon",
          std::move(schema),
          accounts::permission::read_published,
          {tile_data::vector}},
      [&incidents] { return incidents.where()->version; },
      [&incidents] { return municipality_features(incidents.where()->areas); });
}

shared_collection place_collection(const intake::incident_register& incidents) {
  std::vector<property> schema =
      with_names({{"place_id", integer}, {"kind", text}, {"municipality_code", text}});
  schema.push_back({"rank", integer});
  return std::make_shared<listed_collection>(
      collection_about{"places",
                       {"Vendbanimet", "Mesta", "Места", "Places"},
                       {"Vendbanimet dhe pikat e njohura", "Naselja i orijentiri", "Насеља и оријентири",
                        "Places that people live in, and landmarks"},
                       "Point",
                       std::move(schema),
                       accounts::permission::read_published,
                       {tile_data::vector}},
      [] { return std::int64_t{0}; }, [&incidents] { return place_features(incidents.places()); },
      take_municipalities);
}

shared_collection release_point_collection(const release_shelf& releases) {
  return std::make_shared<listed_collection>(
      collection_about{"release_points",
                       {"Pikat e publikuara", "Objavljene tačke", "Објављене тачке", "Published points"},
                       {"Incidentet e publikimit më të ri, me vend dhe kohë të maskuar",
                        "Incidenti najnovijeg izdanja, sa maskiranim mestom i vremenom",
                        "Инциденти најновијег издања, са маскираним местом и временом",
                        "Incidents of the newest release, with masked places and times"},
                       "Point",
                       with_names({{"tier", text},
                                   {"municipality_code", text},
                                   {"place", integer},
                                   {"period", text},
                                   {"category", text},
                                   {"count", integer}}),
                       accounts::permission::read_published,
                       {tile_data::vector, tile_data::map}},
      number_of_newest(releases), of_newest(releases, release_point_features), take_municipalities);
}

shared_collection release_count_collection(const release_shelf& releases) {
  return std::make_shared<listed_collection>(
      collection_about{"release_counts",
                       {"Numrat e publikuar", "Objavljeni brojevi", "Објављени бројеви", "Published counts"},
                       {"Tabelat e publikimit më të ri; numrat e vegjël nuk tregohen",
                        "Tabele najnovijeg izdanja; mali brojevi se ne prikazuju",
                        "Табеле најновијег издања; мали бројеви се не приказују",
                        "The tables of the newest release; small counts are withheld"},
                       "",
                       {{"year", integer},
                        {"tier", text},
                        {"area", text},
                        {"by", text},
                        {"key", text},
                        {"count", integer},
                        {"withheld", boolean}}},
      number_of_newest(releases), of_newest(releases, release_count_features));
}

}  // namespace uramost::http
