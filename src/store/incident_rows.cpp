#include "store/incident_rows.hpp"

#include "core/error.hpp"
#include "store/location_columns.hpp"

namespace uramost::store {

namespace {

// One order of columns for reading and writing; `read` and `bind_incident` below count on it.
#define URAMOST_INCIDENT_COLUMNS                                                                         \
  "source_id, external_id, occurred_begin, occurred_end, occurred_precision, category, severity, tier, " \
  "stage, certainty, uncertainty_m, from_coordinate, municipality_code, place_id, geom, place_text, "    \
  "community, revision"

constexpr const char* insert_incident =
    "INSERT INTO incidents (" URAMOST_INCIDENT_COLUMNS
    ", narrative) VALUES "
    "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19) "
    "ON CONFLICT (source_id, external_id) DO NOTHING";

constexpr const char* update_incident =
    "UPDATE incidents SET (" URAMOST_INCIDENT_COLUMNS
    ", narrative) = "
    "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19) WHERE id = ?20";

constexpr const char* copy_to_history =
    "INSERT INTO incident_history (incident_id, replaced_at, " URAMOST_INCIDENT_COLUMNS
    ", narrative) "
    "SELECT id, ?2, " URAMOST_INCIDENT_COLUMNS ", narrative FROM incidents WHERE id = ?1";

constexpr const char* select_by_identity =
    "SELECT id, " URAMOST_INCIDENT_COLUMNS
    ", narrative FROM incidents WHERE source_id = ?1 AND external_id = ?2";
constexpr const char* select_by_id =
    "SELECT id, " URAMOST_INCIDENT_COLUMNS ", narrative FROM incidents WHERE id = ?1";
constexpr const char* select_all = "SELECT id, " URAMOST_INCIDENT_COLUMNS ", '' FROM incidents ORDER BY id";
constexpr const char* select_since =
    "SELECT id, " URAMOST_INCIDENT_COLUMNS ", '' FROM incidents WHERE revision > ?1 ORDER BY id";
constexpr const char* select_history = "SELECT incident_id, " URAMOST_INCIDENT_COLUMNS
                                       ", narrative, replaced_at FROM incident_history "
                                       "WHERE incident_id = ?1 ORDER BY id";

// Within, or on the border. Boxes from the R*Tree first (SpatiaLite's SpatialIndex), exact after.
constexpr const char* select_within =
    "SELECT i.id FROM incidents AS i, (SELECT GeomFromWKB(?1, 4326) AS area) AS asked "
    "WHERE i.id IN (SELECT ROWID FROM SpatialIndex WHERE f_table_name = 'incidents' "
    "               AND f_geometry_column = 'geom' AND search_frame = GeomFromWKB(?1, 4326)) "
    "AND ST_Intersects(i.geom, asked.area) = 1 ORDER BY i.id";

constexpr int location_column = 10;  // of the SELECTs: certainty
constexpr int revision_column = 18;
constexpr int narrative_column = 19;
constexpr int replaced_at_column = 20;

time_point time_from(std::int64_t seconds) { return time_point{std::chrono::seconds{seconds}}; }
std::int64_t seconds_of(time_point time) { return time.time_since_epoch().count(); }

incident read(const statement& row, const source_names& sources) {
  incident read;
  read.id = {row.integer(0)};
  read.source = sources.name(row.integer(1));
  read.external_id = row.text(2);
  read.occurred = {time_from(row.integer(3)), time_from(row.integer(4)),
                   time_precision_of(row.text(5)).value_or(time_precision::year)};
  read.category = row.text(6);
  read.severity = static_cast<int>(row.integer(7));
  read.protection = tier_of(row.text(8)).value_or(tier::p2);
  read.stage = response_stage_of(row.text(9)).value_or(response_stage::none);
  read.location = read_location(row, location_column);
  read.affected_community = row.text(17);
  read.narrative = row.text(narrative_column);
  return read;
}

/// Texts of the record must live until `to` has run.
void bind_incident(statement& to, const incident& record, std::int64_t source, revision at,
                   const std::optional<point_blob>& geometry) {
  to.bind(source, record.external_id, seconds_of(record.occurred.begin), seconds_of(record.occurred.end),
          to_string(record.occurred.precision), record.category, record.severity,
          to_string(record.protection), to_string(record.stage));
  bind_location(to, location_column, record.location, geometry);
  to.set(17, record.affected_community);
  to.set(18, at);
  to.set(19, record.narrative);
}

void expect_valid(const incident& record) {
  if (record.source.empty())
    throw invalid_input("The record does not say which register it is from", "source");
  if (record.external_id.empty()) throw invalid_input("The record has no identity", "external_id");
  if (!(record.occurred.begin < record.occurred.end)) throw invalid_input("The time span is empty", "date");
  if (record.severity < 1 || record.severity > 5)
    throw invalid_input("The severity is not 1 to 5", "severity");
  expect_valid_location(record.location);
}

bool has_responses(database& on, incident_id id) {
  statement& any = on.prepared("SELECT 1 FROM response_events WHERE incident_id = ?1 LIMIT 1");
  const bool found = any.bind(id).step();
  any.reset();
  return found;
}

}  // namespace

incident_writer::incident_writer(database& on, source_names& sources, revision at, time_point now)
    : on_(on),
      sources_(sources),
      at_(at),
      now_(now),
      insertion_(on.prepared(insert_incident)),
      selection_(on.prepared(select_by_identity)),
      words_(on),
      places_(on, "incidents") {}

std::optional<incident> incident_writer::stored(std::int64_t source, const std::string& external_id) {
  if (!selection_.bind(source, external_id).step()) return std::nullopt;
  incident found = read(selection_, sources_);
  selection_.reset();
  return found;
}

bool incident_writer::insert(incident& record, std::int64_t source) {
  const std::optional<point_blob> geometry = geometry_of(record.location);
  bind_incident(insertion_, record, source, at_, geometry);
  if (insertion_.run_bound() == 0) return false;
  record.id = {on_.last_insert_id()};
  places_.move(record.id.value, std::nullopt, record.location.point);
  words_.add(record.id, record.location.place_text, record.narrative);
  return true;
}

void incident_writer::keep_in_history(incident_id id) {
  on_.prepared(copy_to_history).run(id, seconds_of(now_));
}

void incident_writer::replace(const incident& before, const incident& after) {
  keep_in_history(before.id);
  const std::optional<point_blob> geometry = geometry_of(after.location);
  statement& update = on_.prepared(update_incident);
  bind_incident(update, after, sources_.number(on_, after.source), at_, geometry);
  update.set(20, before.id);
  update.run_bound();
  places_.move(before.id.value, before.location.point, after.location.point);
  if (before.location.place_text != after.location.place_text || before.narrative != after.narrative) {
    words_.remove(before.id, before.location.place_text, before.narrative);
    words_.add(before.id, after.location.place_text, after.narrative);
  }
}

write_outcome incident_writer::put(incident& record) {
  expect_valid(record);
  const std::int64_t source = sources_.number(on_, record.source);
  if (insert(record, source)) return write_outcome::imported;

  const incident before = stored(source, record.external_id).value();
  record.id = before.id;
  incident after = record;
  if (after.stage != before.stage && has_responses(on_, before.id)) after.stage = before.stage;
  if (after == before) return write_outcome::unchanged;
  replace(before, after);
  return write_outcome::updated;
}

void incident_writer::add_response(const response_event& event) {
  if (!read_incident(on_, event.incident))
    throw error(error_kind::not_found, "There is no incident " + std::to_string(event.incident.value));
  if (!(event.occurred.begin < event.occurred.end)) throw invalid_input("The time span is empty", "date");
  on_.prepared(
         "INSERT INTO response_events (incident_id, stage, institution, occurred_begin, occurred_end, "
         "occurred_precision, source_document) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
      .run(event.incident, to_string(event.stage), event.institution, seconds_of(event.occurred.begin),
           seconds_of(event.occurred.end), to_string(event.occurred.precision), event.source_document);
  keep_in_history(event.incident);
  on_.prepared(
         "UPDATE incidents SET revision = ?2, stage = (SELECT stage FROM response_events "
         "WHERE incident_id = ?1 ORDER BY occurred_begin DESC, id DESC LIMIT 1) WHERE id = ?1")
      .run(event.incident, at_);
}

std::uint64_t incident_writer::relocate(
    const std::function<incident_location(const incident_location&)>& locate) {
  std::vector<std::pair<incident, incident_location>> moved;
  statement& rows = on_.prepared("SELECT id, " URAMOST_INCIDENT_COLUMNS
                                 ", narrative FROM incidents WHERE geom IS NOT NULL");
  while (rows.step()) {
    const incident_location before = read_location(rows, location_column);
    incident_location after = locate(before);
    if (after != before) moved.emplace_back(read(rows, sources_), std::move(after));
  }
  for (auto& [before, location] : moved) {
    expect_valid_location(location);
    incident after = before;
    after.location = std::move(location);
    replace(before, after);
  }
  return moved.size();
}

void read_incidents(database& from, revision since, const std::function<void(incident&&)>& visit) {
  const source_names sources(from);
  statement& rows = from.prepared(since.value <= 0 ? select_all : select_since);
  if (since.value > 0) rows.bind(since);
  while (rows.step()) visit(read(rows, sources));
}

std::optional<incident> read_incident(database& from, incident_id id) {
  statement& row = from.prepared(select_by_id);
  if (!row.bind(id).step()) return std::nullopt;
  incident found = read(row, source_names(from));
  row.reset();
  return found;
}

std::vector<std::string> read_narratives(database& from, const std::vector<incident_id>& ids) {
  std::vector<std::string> narratives;
  narratives.reserve(ids.size());
  statement& row = from.prepared("SELECT narrative FROM incidents WHERE id = ?1");
  for (const incident_id id : ids)
    narratives.emplace_back(row.bind(id).step() ? row.text(0) : std::string_view());
  row.reset();
  return narratives;
}

std::vector<incident_version> read_history(database& from, incident_id id) {
  const source_names sources(from);
  std::vector<incident_version> versions;
  statement& rows = from.prepared(select_history);
  rows.bind(id);
  while (rows.step())
    versions.push_back(
        {read(rows, sources), {rows.integer(revision_column)}, time_from(rows.integer(replaced_at_column))});
  return versions;
}

std::vector<response_event> read_responses(database& from, incident_id id) {
  std::vector<response_event> events;
  statement& rows = from.prepared(
      "SELECT stage, institution, occurred_begin, occurred_end, occurred_precision, source_document "
      "FROM response_events WHERE incident_id = ?1 ORDER BY occurred_begin, id");
  rows.bind(id);
  while (rows.step())
    events.push_back({id,
                      response_stage_of(rows.text(0)).value_or(response_stage::none),
                      std::string(rows.text(1)),
                      {time_from(rows.integer(2)), time_from(rows.integer(3)),
                       time_precision_of(rows.text(4)).value_or(time_precision::year)},
                      std::string(rows.text(5))});
  return events;
}

std::vector<incident_id> read_incidents_within(database& from, std::string_view wkb) {
  statement& area = from.prepared("SELECT GeometryType(GeomFromWKB(?1, 4326))");
  area.bind(blob{wkb}).step();
  const std::string kind(area.text(0));
  if (kind != "POLYGON" && kind != "MULTIPOLYGON")
    throw invalid_input("The area is not a polygon", "polygon");
  std::vector<incident_id> ids;
  statement& rows = from.prepared(select_within);
  rows.bind(blob{wkb});
  while (rows.step()) ids.push_back({rows.integer(0)});
  return ids;
}

}  // namespace uramost::store
