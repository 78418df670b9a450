#include "intake/incident_features.hpp"

#include <algorithm>
#include <chrono>

#include "core/error.hpp"

namespace uramost::intake {

namespace {
using exchange::property_type;
using exchange::property_value;

property_value text_or_null(const std::string& text) {
  return text.empty() ? property_value{} : property_value{text};
}

/// How the position was found: from the source's coordinate or from the name of a place.
property_value located_by(const incident_location& where) {
  if (!where.point) return {};
  return std::string(where.from_coordinate ? "coordinate" : "place");
}

bool is_synthetic(const incident_register& from) {
  const auto& sources = from.incidents()->source_codes();
  for (std::size_t i = 0; i < sources.size(); ++i)
    if (sources.at(static_cast<std::uint16_t>(i)).starts_with("synthetic")) return true;
  return false;
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
          {"narrative", property_type::text}};
}

std::string both_names(const localized_name& name) {
  const std::string& albanian = name.in(language::sq);
  const std::string& serbian = name.in(language::sr_latn);
  return albanian == serbian ? albanian : albanian + " / " + serbian;
}

exchange::feature incident_feature(const incident& record, const geodata::gazetteer& places) {
  const incident_location& where = record.location;
  const geodata::place* place = where.place ? places.find(*where.place) : nullptr;
  const std::chrono::seconds duration = record.occurred.end - record.occurred.begin;
  exchange::feature made;
  made.id = record.id.value;
  made.point = where.point;
  made.values = {to_belgrade_rfc3339(record.occurred.begin),
                 std::string(to_string(record.occurred.precision)),
                 std::int64_t{duration.count()},
                 record.category,
                 std::int64_t{record.severity},
                 record.source,
                 record.external_id,
                 where.municipality ? property_value{where.municipality->value} : property_value{},
                 std::string(to_string(where.certainty)),
                 where.point ? property_value{where.uncertainty_m} : property_value{},
                 located_by(where),
                 where.place ? property_value{where.place->value} : property_value{},
                 place ? property_value{both_names(place->name)} : property_value{},
                 text_or_null(where.place_text),
                 std::string(to_string(record.protection)),
                 std::string(to_string(record.stage)),
                 text_or_null(record.affected_community),
                 text_or_null(record.narrative)};
  return made;
}

exchange::manifest export_manifest(const incident_register& from, const incident_query& query) {
  const auto now = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const auto chosen = from.select(query);
  const auto located =
      std::ranges::lower_bound(chosen.rows(), chosen.index().located()) - chosen.rows().begin();
  return {{"title", "UraMost incidents"},
          {"query", query.canonical()},
          {"view", "restricted"},
          {"generated_at", to_rfc3339(now)},
          {"revision", std::to_string(chosen.index().built_at().value)},
          {"incidents", std::to_string(chosen.size())},
          {"located", std::to_string(located)},
          {"synthetic", is_synthetic(from) ? "true" : "false"},
          {"licence", "the incidents: as their source says; not for publication (restricted view)"},
          {"attribution",
           "Place names: NGA GEOnet Names Server (public domain); municipality codes: GeoNames (CC BY 4.0); "
           "boundaries: generalised from kosovomaps (MIT)"}};
}

incident_export::incident_export(const incident_register& from, const incident_query& query) : from_(from) {
  const auto chosen = from.select(query);
  ids_.reserve(chosen.size());
  for (const index::row each : chosen.rows()) ids_.push_back(chosen.index().ids()[each]);
  std::ranges::sort(ids_);
}

bool incident_export::write_some(exchange::feature_writer& to, std::size_t most) {
  for (const std::size_t end = std::min(ids_.size(), next_ + most); next_ < end; ++next_) {
    const auto record = from_.records().find(ids_[next_]);
    if (!record) continue;
    to.write(incident_feature(*record, from_.places()));
    ++written_;
  }
  return next_ < ids_.size();
}

std::uint64_t export_incidents(const incident_register& from, const incident_query& query,
                               exchange::feature_writer& to, const progress_sink& watch) {
  incident_export running(from, query);
  const auto total = static_cast<double>(std::max<std::uint64_t>(running.total(), 1));
  while (running.write_some(to))
    if (!watch({running.written(), static_cast<double>(running.written()) / total}))
      throw error(error_kind::unavailable, "the export was cancelled");
  watch({running.written(), 1.0});
  return running.written();
}

}  // namespace uramost::intake
