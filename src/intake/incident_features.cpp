#include "intake/incident_features.hpp"

#include <algorithm>
#include <chrono>

#include "core/clock.hpp"
#include "core/error.hpp"
#include "intake/incident_dictionary.hpp"
#include "publication/publication_rules.hpp"

namespace uramost::intake {

namespace {
using exchange::property_type;
using exchange::property_value;

/// How the position was found: from the source's coordinate or from the name of a place.
std::string_view located_by(const incident_location& where) {
  return where.from_coordinate ? "coordinate" : "place";
}

/// Sets values one after the other where they stand: made elsewhere, each would be copied as soon as it is
/// written, which processors do slowly.
class value_row {
 public:
  explicit value_row(std::vector<property_value>& values) : next_(values.data()) {}

  template <class Value>
  void add(Value value) {
    next_++->emplace<Value>(value);
  }
  void add_null() { add(std::monostate{}); }
  void add_text(std::string_view text) { text.empty() ? add_null() : add(text); }

 private:
  property_value* next_;
};

/// In ascending order. Ids are dense as a rule, so that marking them costs less than sorting.
std::vector<incident_id> ascending(std::vector<incident_id> ids) {
  if (ids.empty()) return ids;
  const auto most = static_cast<std::size_t>(std::ranges::max(ids).value);
  if (most / 64 > ids.size()) {
    std::ranges::sort(ids);
    return ids;
  }
  std::vector<bool> marked(most + 1);
  for (const incident_id id : ids) marked[static_cast<std::size_t>(id.value)] = true;
  auto next = ids.begin();
  for (std::size_t id = 0; id <= most; ++id)
    if (marked[id]) *next++ = {static_cast<std::int64_t>(id)};
  return ids;
}

std::vector<incident_id> ids_of(const index::selection& chosen) {
  std::vector<incident_id> ids;
  ids.reserve(chosen.size());
  for (const index::row each : chosen.rows()) ids.push_back(chosen.index().ids()[each]);
  return ascending(std::move(ids));
}

exchange::manifest manifest_of(const index::selection& chosen, const incident_query& query,
                               narratives shown) {
  const time_point now = uramost::now();
  const auto located =
      std::ranges::lower_bound(chosen.rows(), chosen.index().located()) - chosen.rows().begin();
  return {{"title", "UraMost incidents"},
          {"query", query.canonical()},
          {"view", "restricted"},
          {"release", "none"},
          {"publication_rules", std::to_string(publication::publication_rules{}.version)},
          {"withheld", shown == narratives::withheld ? "narrative" : "none"},
          {"generated_at", to_rfc3339(now)},
          {"revision", std::to_string(chosen.index().built_at().value)},
          {"incidents", std::to_string(chosen.size())},
          {"located", std::to_string(located)},
          {"synthetic", is_synthetic(chosen.index()) ? "true" : "false"},
          {"licence", "the incidents: as their source says; not for publication (restricted view)"},
          {"attribution",
           "Place names: NGA GEOnet Names Server (public domain); municipality codes: GeoNames (CC BY 4.0); "
           "boundaries: generalised from kosovomaps (MIT)"}};
}
}  // namespace

std::vector<exchange::property> incident_schema() {
  return {{"occurred_at", property_type::date_time},
          {"occurred_precision", property_type::text},
          {"occurred_duration_s", property_type::integer},
          {"category", property_type::text},
          {"severity", property_type::integer},
          {"source", property_type::text},
          {"external_id", property_type::text},
          {"municipality_code", property_type::text},
          {"certainty", property_type::text},
          {"uncertainty_m", property_type::real},
          {"located_by", property_type::text},
          {"place_id", property_type::integer},
          {"place_name", property_type::text},
          {"place_text", property_type::text},
          {"tier", property_type::text},
          {"stage", property_type::text},
          {"community", property_type::text},
          {"gender", property_type::text},
          {"narrative", property_type::text}};
}

bool is_synthetic(const index::incident_index& incidents) {
  const auto& sources = incidents.source_codes();
  for (std::size_t i = 0; i < sources.size(); ++i)
    if (sources.at(static_cast<std::uint16_t>(i)).starts_with("synthetic")) return true;
  return false;
}

std::string both_names(const localized_name& name) {
  const std::string& albanian = name.in(language::sq);
  const std::string& serbian = name.in(language::sr_latn);
  return albanian == serbian ? albanian : albanian + " / " + serbian;
}

const std::string& incident_features::name_of(place_id id) {
  const auto [known, is_new] = place_names_.try_emplace(id);
  if (is_new)
    if (const geodata::place* place = places_.find(id)) known->second = both_names(place->name);
  return known->second;
}

const exchange::feature& incident_features::of(const incident& record) {
  const incident_location& where = record.location;
  const std::chrono::seconds duration = record.occurred.end - record.occurred.begin;
  occurred_at_.clear();
  append_belgrade_rfc3339(occurred_at_, record.occurred.begin);
  made_.id = record.id.value;
  made_.point = where.point;
  value_row row(made_.values);
  row.add(std::string_view(occurred_at_));
  row.add(to_string(record.occurred.precision));
  row.add(std::int64_t{duration.count()});
  row.add(std::string_view(record.category));
  row.add(std::int64_t{record.severity});
  row.add(std::string_view(record.source));
  row.add(std::string_view(record.external_id));
  where.municipality ? row.add(std::string_view(where.municipality->value)) : row.add_null();
  row.add(to_string(where.certainty));
  where.point ? row.add(where.uncertainty_m) : row.add_null();
  where.point ? row.add(located_by(where)) : row.add_null();
  where.place ? row.add(where.place->value) : row.add_null();
  row.add_text(where.place ? std::string_view(name_of(*where.place)) : std::string_view());
  row.add_text(where.place_text);
  row.add(to_string(record.protection));
  row.add(to_string(record.stage));
  row.add_text(record.affected_community);
  row.add_text(to_string(record.gender));
  row.add_text(shown_ == narratives::told ? std::string_view(record.narrative) : std::string_view());
  return made_;
}

incident_export::incident_export(const incident_register& from, const incident_query& query, narratives shown)
    : incident_export(from, query, from.select(query), shown) {}

incident_export::incident_export(const incident_register& from, const incident_query& query,
                                 const index::selection& chosen, narratives shown)
    : features_(from.places(), shown),
      incidents_(from.records(), chosen.index().built_at(), ids_of(chosen)),
      table_{incident_schema(), manifest_of(chosen, query, shown), incident_dictionary(from)} {}

bool incident_export::write_some(exchange::feature_writer& to) {
  for (const incident& record : incidents_.next()) to.write(features_.of(record));
  return written() < size();
}

void incident_export::write_all(exchange::feature_writer& to, const progress_sink& watch) {
  const auto total = static_cast<double>(std::max<std::size_t>(size(), 1));
  while (write_some(to))
    if (!watch({written(), static_cast<double>(written()) / total}))
      throw error(error_kind::unavailable, "the export was cancelled");
  watch({written(), 1.0});
}

}  // namespace uramost::intake
