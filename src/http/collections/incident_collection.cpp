#include "http/collections/incident_collection.hpp"

#include <algorithm>

#include "core/covering_box.hpp"
#include "core/error.hpp"
#include "cql2/json_writer.hpp"
#include "http/collections/incident_filter.hpp"
#include "http/incident_view.hpp"
#include "http/parameters.hpp"
#include "http/response_json.hpp"

namespace uramost::http {

namespace {
json history_json(const std::vector<store::incident_version>& versions, const intake::incident_register& from,
                  intake::narratives told) {
  json list = json::array();
  for (const store::incident_version& version : versions)
    list.push_back({{"revision", version.at.value},
                    {"replaced_at", to_rfc3339(version.replaced_at)},
                    {"feature", incident_json(version.state, from, told)}});
  return list;
}

std::vector<std::int64_t> ids_of(const index::selection& chosen) {
  std::vector<std::int64_t> ids;
  ids.reserve(chosen.size());
  for (const index::row each : chosen.rows()) ids.push_back(chosen.index().ids()[each].value);
  return ids;
}

/// What a filter sees of a feature in one column; the geometry comes last.
cql2::value value_of(const exchange::feature& of, const std::vector<exchange::property>& schema,
                     std::size_t column) {
  if (column == schema.size()) {
    if (!of.point) return {};
    return std::make_shared<const cql2::geometry>(
        cql2::geometry{cql2::geometry_kind::point, {{of.point->lon, of.point->lat}}, {}});
  }
  return std::visit(
      [&](const auto& held) -> cql2::value {
        using held_type = std::decay_t<decltype(held)>;
        if constexpr (std::is_same_v<held_type, std::string_view>) {
          if (schema[column].type != exchange::property_type::date_time) return std::string(held);
          const auto moment = cql2::parse_instant(held);
          return moment ? cql2::value(cql2::span_of(*moment)) : cql2::value();
        } else if constexpr (std::is_same_v<held_type, std::int64_t>) {
          return static_cast<double>(held);
        } else {
          return held;
        }
      },
      of.values.at(column));
}
}  // namespace

json incident_json(const incident& record, const intake::incident_register& from, intake::narratives told) {
  return feature_json(intake::incident_schema(), intake::incident_features(from.places(), told).of(record));
}

json dossier_json(const restricted_view::dossier& of, const intake::incident_register& from,
                  intake::narratives told) {
  json feature = incident_json(of.record, from, told);
  feature["history"] = history_json(of.history, from, told);
  feature["responses"] = responses_json(of.responses);
  return feature;
}

incident_collection::incident_collection(restricted_views views)
    : views_(views),
      about_{"incidents",
             {"Incidentet", "Incidenti", "Инциденти", "Incidents"},
             {"Incidentet e regjistrit, me vendin dhe kohën e vërtetë",
              "Incidenti registra, sa pravim mestom i vremenom",
              "Инциденти регистра, са правим местом и временом",
              "The incidents of the register, with their true places and times"},
             "Point",
             intake::incident_schema(),
             accounts::permission::read_incidents,
             {tile_data::vector, tile_data::map}} {}

collection_extent incident_collection::extent(const request& asked) const {
  const auto chosen = views_.of(asked.who).selection({});
  const index::incident_index& all = chosen->index();
  covering_box box;
  std::optional<std::int64_t> first, last;
  for (const index::row each : chosen->rows()) {
    if (each < all.located()) box.add(all.points()[each]);
    first = std::min(first.value_or(all.begins()[each]), all.begins()[each]);
    last = std::max(last.value_or(all.begins()[each]), all.begins()[each]);
  }
  collection_extent made;
  if (!box.is_empty()) made.spatial = box.box();
  if (first)
    made.temporal = {time_point{std::chrono::seconds{*first}}, time_point{std::chrono::seconds{*last}}};
  return made;
}

item_answer incident_collection::find(item_question& wanted) const {
  auto query = incident_query::take_from(wanted.parameters);
  query.bbox = wanted.bbox;
  query.datetime = wanted.datetime;
  auto conditions = take_property_conditions(wanted.parameters, about_);
  if (wanted.filter) conditions.push_back(std::move(*wanted.filter));
  wanted.parameters.expect_all_taken();
  auto filter = all_of(std::move(conditions));
  if (filter) cql2::evaluation(*filter, columns_of(about_));  // says what is wrong with it
  const auto rest = filter ? narrow(query, std::move(*filter)) : std::nullopt;

  const auto view = views_.of(wanted.asked.who);
  const auto chosen = view.selection(query);
  const auto name = [&] {
    return view_key(wanted.asked.who) + '?' + query.canonical() + '&' + cql2::to_json_text(*rest);
  };
  std::vector<std::int64_t> keys = rest ? *matches(view, *chosen, *rest, name()) : ids_of(*chosen);
  item_answer found{keys.size(), json::array()};
  std::vector<incident_id> shown;
  for (const std::int64_t key : wanted.shown.cut(std::move(keys))) shown.push_back({key});
  view.visit(query, chosen->index().built_at(), shown, [&](const exchange::feature& each) {
    found.features.push_back(feature_json(about_.schema, each));
  });
  return found;
}

incident_collection::ids incident_collection::matches(const restricted_view& view,
                                                      const index::selection& chosen,
                                                      const cql2::expression& rest,
                                                      const std::string& key) const {
  const revision at = chosen.index().built_at();
  return filtered_.get(std::to_string(at.value) + ' ' + key, [&] {
    std::vector<std::int64_t> numbers = ids_of(chosen);
    std::ranges::sort(numbers);
    std::vector<incident_id> candidates;
    for (const std::int64_t each : numbers) candidates.push_back({each});
    const cql2::evaluation meets(rest, columns_of(about_));
    auto kept = std::make_shared<std::vector<std::int64_t>>();
    view.sift(at, candidates, [&](const exchange::feature& each) {
      if (meets.accepts([&](std::size_t column) { return value_of(each, about_.schema, column); }))
        kept->push_back(each.id);
    });
    return ids(std::move(kept));
  });
}

json incident_collection::find_one(const std::string& id, const request& asked) const {
  const auto view = views_.of(asked.who);
  const auto found = view.find({id_of(id)});
  if (!found) throw error(error_kind::not_found, "there is no incident " + id);
  return dossier_json(*found, views_.from, view.told());
}

}  // namespace uramost::http
