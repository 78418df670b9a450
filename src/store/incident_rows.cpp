#include "store/incident_rows.hpp"

#include <algorithm>
#include <array>

#include "core/error.hpp"
#include "store/any_row.hpp"
#include "store/correction_rows.hpp"
#include "store/erasure.hpp"
#include "store/location_columns.hpp"
#include "store/published_rows.hpp"
#include "store/visited_rows.hpp"

namespace uramost::store {

namespace {

// One order of columns for reading and writing; `read` and `fill` below count on it.
#define URAMOST_INCIDENT_COLUMNS                                                                         \
  "source_id, external_id, occurred_begin, occurred_end, occurred_precision, category, severity, tier, " \
  "stage, certainty, uncertainty_m, from_coordinate, municipality_code, place_id, geom, place_text, "    \
  "community, gender, revision"
#define URAMOST_COLUMNS_IN_MEMORY \
  "c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, c19, c20"

constexpr const char* insert_incidents = "INSERT INTO incidents (id, " URAMOST_INCIDENT_COLUMNS
                                         ", narrative) "
                                         "SELECT c0, " URAMOST_COLUMNS_IN_MEMORY
                                         " FROM memory_rows(?1) WHERE true "
                                         "ON CONFLICT (source_id, external_id) DO NOTHING";

constexpr const char* update_incident =
    "UPDATE incidents SET (" URAMOST_INCIDENT_COLUMNS
    ", narrative) = "
    "(SELECT " URAMOST_COLUMNS_IN_MEMORY " FROM memory_rows(?1)) WHERE id = ?2";

constexpr const char* copy_to_history =
    "INSERT INTO incident_history (incident_id, replaced_at, " URAMOST_INCIDENT_COLUMNS
    ", narrative) "
    "SELECT id, ?2, " URAMOST_INCIDENT_COLUMNS ", narrative FROM incidents WHERE id = ?1";

constexpr const char* select_by_identity =
    "SELECT id, " URAMOST_INCIDENT_COLUMNS
    ", narrative FROM incidents WHERE source_id = ?1 AND external_id = ?2";
constexpr const char* select_id_by_identity =
    "SELECT id FROM incidents WHERE source_id = ?1 AND external_id = ?2";
constexpr const char* select_by_id =
    "SELECT id, " URAMOST_INCIDENT_COLUMNS ", narrative FROM incidents WHERE id = ?1";
constexpr const char* visit_all = "SELECT visit_row(?1, id, " URAMOST_INCIDENT_COLUMNS
                                  ", '') FROM incidents "
                                  "WHERE id NOT IN (SELECT incident_id FROM withdrawals)";
// Without being told, SQLite reads the whole table, because that is in order of id.
constexpr const char* select_since =
    "SELECT id, " URAMOST_INCIDENT_COLUMNS
    ", '' FROM incidents INDEXED BY incidents_by_revision "
    "WHERE revision > ?1 AND id NOT IN (SELECT incident_id FROM withdrawals) ORDER BY id";
constexpr const char* visit_range = "SELECT visit_row(?1, id, " URAMOST_INCIDENT_COLUMNS
                                    ", narrative) FROM incidents WHERE id BETWEEN ?2 AND ?3";
constexpr const char* visit_asked = "SELECT visit_row(?1, id, " URAMOST_INCIDENT_COLUMNS
                                    ", narrative) FROM memory_rows(?2) CROSS JOIN incidents ON id = c0";
constexpr const char* select_version =
    "SELECT incident_id, " URAMOST_INCIDENT_COLUMNS
    ", narrative FROM incident_history WHERE incident_id = ?1 AND revision <= ?2 ORDER BY id DESC LIMIT 1";
constexpr const char* select_history = "SELECT incident_id, " URAMOST_INCIDENT_COLUMNS
                                       ", narrative, replaced_at FROM incident_history "
                                       "WHERE incident_id = ?1 ORDER BY id";

// Within, or on the border. Boxes from the R*Tree first (SpatiaLite's SpatialIndex), exact after.
constexpr const char* select_within =
    "SELECT i.id FROM incidents AS i, (SELECT GeomFromWKB(?1, 4326) AS area) AS asked "
    "WHERE i.id IN (SELECT ROWID FROM SpatialIndex WHERE f_table_name = 'incidents' "
    "               AND f_geometry_column = 'geom' AND search_frame = GeomFromWKB(?1, 4326)) "
    "AND ST_Intersects(i.geom, asked.area) = 1 "
    "AND i.id NOT IN (SELECT incident_id FROM withdrawals) ORDER BY i.id";

constexpr int location_column = 10;  // of the SELECTs: certainty
constexpr int revision_column = 19;
constexpr int narrative_column = 20;
constexpr int replaced_at_column = 21;

/// Reads a row into an incident whose memory is used again. `Row`: statement or visited_row.
template <class Row>
void read(const Row& row, const source_names& sources, incident& into) {
  into.id = {row.integer(0)};
  into.source = sources.name(row.integer(1));
  into.external_id = row.text(2);
  into.occurred = {row.time(3), row.time(4), time_precision_of(row.text(5)).value_or(time_precision::year)};
  into.category = row.text(6);
  into.severity = static_cast<int>(row.integer(7));
  into.protection = tier_of(row.text(8)).value_or(tier::p2);
  into.stage = response_stage_of(row.text(9)).value_or(response_stage::none);
  read_location(row, location_column, into.location);
  into.affected_community = row.text(17);
  into.gender = affected_gender_of(row.text(18)).value_or(affected_gender::not_said);
  into.narrative = row.text(narrative_column);
}

incident read(const statement& row, const source_names& sources) {
  incident made;
  read(row, sources, made);
  return made;
}

/// Texts of the record must live as long as the row.
void fill(row_values& row, const incident& record, std::int64_t source, revision at,
          const std::optional<point_blob>& geometry) {
  row.fill(record.id, source, record.external_id, record.occurred.begin, record.occurred.end,
           to_string(record.occurred.precision), record.category, record.severity,
           to_string(record.protection), to_string(record.stage));
  bind_location(row, location_column, record.location, geometry);
  row.set(17, record.affected_community);
  row.set(18, to_string(record.gender));
  row.set(revision_column, at);
  row.set(narrative_column, record.narrative);
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
  return any_row(on, "SELECT 1 FROM response_events WHERE incident_id = ?1 LIMIT 1", id);
}

bool was_changed_by_a_person(database& on, incident_id id) {
  return any_row(on, "SELECT 1 FROM tier_changes WHERE incident_id = ?1 AND changed = 1 LIMIT 1", id);
}

}  // namespace

incident_writer::incident_writer(database& on, source_names& sources, revision at, time_point now)
    : on_(on),
      sources_(sources),
      at_(at),
      now_(now),
      last_id_(on.integer("SELECT seq FROM sqlite_sequence WHERE name = 'incidents'")),
      words_(on),
      places_(on, "incidents") {}

incident_id incident_writer::stored_id(const incident& record) {
  statement& row = on_.prepared(select_id_by_identity);
  row.bind(sources_.number(on_, record.source), record.external_id).step();
  const incident_id id{row.integer(0)};
  row.reset();
  return id;
}

incident incident_writer::stored(const incident& record) {
  statement& row = on_.prepared(select_by_identity);
  row.bind(sources_.number(on_, record.source), record.external_id).step();
  incident found = read(row, sources_);
  row.reset();
  return found;
}

/// Gives the records the next ids and inserts those whose identity is new. Answers whether all were.
bool incident_writer::insert(std::span<incident> records) {
  for (std::size_t i = 0; i < records.size(); ++i)
    records[i].id = {last_id_ + 1 + static_cast<std::int64_t>(i)};
  std::vector<std::int64_t> sources;
  for (const incident& each : records) sources.push_back(sources_.number(on_, each.source));
  std::optional<point_blob> geometry;
  const memory_rows rows{records.size(), [&](std::size_t row, row_values& into) {
                           geometry = geometry_of(records[row].location);
                           fill(into, records[row], sources[row], at_, geometry);
                         }};
  return static_cast<std::size_t>(on_.prepared(insert_incidents).run(rows)) == records.size();
}

void incident_writer::note_inserted(std::span<const incident* const> records) {
  for (const incident* each : records) places_.move(each->id.value, std::nullopt, each->location.point);
  words_.add(records);
  if (!records.empty()) last_id_ = records.back()->id.value;
}

void incident_writer::keep_in_history(incident_id id) { on_.prepared(copy_to_history).run(id, now_); }

void incident_writer::replace(const incident& before, const incident& after) {
  keep_in_history(before.id);
  if (before.location != after.location || before.occurred != after.occurred ||
      before.protection != after.protection)
    forget_published(on_, before.id, now_);
  overwrite(before, after);
}

void incident_writer::overwrite(const incident& before, const incident& after) {
  const std::optional<point_blob> geometry = geometry_of(after.location);
  const std::int64_t source = sources_.number(on_, after.source);
  const memory_rows row{1, [&](std::size_t, row_values& into) { fill(into, after, source, at_, geometry); }};
  on_.prepared(update_incident).run(row, before.id);
  places_.move(before.id.value, before.location.point, after.location.point);
  if (before.location.place_text != after.location.place_text || before.narrative != after.narrative) {
    words_.remove(before);
    words_.add(std::array{&after});
  }
}

write_outcome incident_writer::put_again(incident& record, const incident& before) {
  record.id = before.id;
  if (record.protection != before.protection)
    record.protection = was_changed_by_a_person(on_, before.id)
                            ? before.protection
                            : std::max(record.protection, before.protection);
  if (record.stage != before.stage && has_responses(on_, before.id)) record.stage = before.stage;
  if (record == before) return write_outcome::unchanged;
  keep_edited(on_, before, record);
  if (record == before || is_erased(on_, before.id) || is_withdrawn(on_, before.id))
    return write_outcome::unchanged;
  replace(before, record);
  return write_outcome::updated;
}

std::vector<write_outcome> incident_writer::put(std::span<incident> records) {
  for (const incident& each : records) expect_valid(each);
  std::vector<write_outcome> outcomes(records.size(), write_outcome::imported);
  const bool all_are_new = insert(records);
  std::vector<const incident*> inserted;
  std::vector<std::size_t> known;
  for (std::size_t i = 0; i < records.size(); ++i) {
    if (all_are_new || stored_id(records[i]) == records[i].id)
      inserted.push_back(&records[i]);
    else
      known.push_back(i);
  }
  note_inserted(inserted);
  for (const std::size_t i : known) outcomes[i] = put_again(records[i], stored(records[i]));
  return outcomes;
}

void incident_writer::set_stage(incident_id id, response_stage to) {
  keep_in_history(id);
  on_.prepared("UPDATE incidents SET revision = ?2, stage = ?3 WHERE id = ?1").run(id, at_, to_string(to));
}

void incident_writer::change_tier(incident_id id, tier to) {
  const auto before = read_incident(on_, id);
  if (!before) throw error(error_kind::not_found, "There is no incident " + std::to_string(id.value));
  incident after = *before;
  after.protection = to;
  replace(*before, after);
}

void incident_writer::edit(const incident& before, const incident& after) {
  expect_valid(after);
  replace(before, after);
}

void incident_writer::blank(incident_id id) {
  const auto before = read_incident(on_, id);
  if (!before) throw error(error_kind::not_found, "There is no incident " + std::to_string(id.value));
  incident after = *before;
  after.location = {};
  after.affected_community.clear();
  after.gender = affected_gender::not_said;
  after.narrative.clear();
  overwrite(*before, after);
  has_blanked_ = true;
}

void incident_writer::finish() {
  places_.finish();
  if (has_blanked_) words_.forget_removed();
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

void read_incidents(database& from, revision since, const std::function<void(const incident&)>& visit) {
  const source_names sources(from);
  incident each;
  const auto show = [&](const auto& row) {
    read(row, sources, each);
    visit(each);
  };
  if (since.value <= 0) return visit_rows(from.prepared(visit_all), show);
  statement& rows = from.prepared(select_since);
  rows.bind(since);
  while (rows.step()) show(rows);
}

namespace {
/// Whether they ascend and most of the ids between the first and the last are asked for.
bool are_nearly_a_range(std::span<const incident_id> ids) {
  const auto does_not_ascend = [](incident_id a, incident_id b) { return a >= b; };
  return !ids.empty() && static_cast<std::size_t>(ids.back().value - ids.front().value) < 2 * ids.size() &&
         std::ranges::adjacent_find(ids, does_not_ascend) == ids.end();
}

/// Shows the rows of these ids as they are now.
void visit_asked_rows(database& from, std::span<const incident_id> ids,
                      const std::function<void(const visited_row&)>& visit) {
  if (!are_nearly_a_range(ids)) {
    const memory_rows asked{ids.size(), [&](std::size_t i, row_values& into) { into.fill(ids[i]); }};
    statement& rows = from.prepared(visit_asked);
    rows.set(2, asked);
    return visit_rows(rows, visit);
  }
  // To read a few rows too many in passing is cheaper than to look for each.
  statement& rows = from.prepared(visit_range);
  rows.set(2, ids.front());
  rows.set(3, ids.back());
  auto next = ids.begin();
  visit_rows(rows, [&](const visited_row& row) {
    const incident_id id{row.integer(0)};
    while (*next < id) ++next;
    if (*next == id) visit(row);
  });
}
}  // namespace

void read_incidents_at(database& from, revision at, std::span<const incident_id> ids,
                       const std::function<void(const incident&)>& visit) {
  const source_names sources(from);
  statement& version = from.prepared(select_version);
  incident each;
  visit_asked_rows(from, ids, [&](const visited_row& row) {
    const bool is_newer = row.integer(revision_column) > at.value;
    if (is_newer && !version.bind(row.integer(0), at).step()) return;
    if (is_newer)
      read(version, sources, each);
    else
      read(row, sources, each);
    visit(each);
  });
  version.reset();
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
    versions.push_back({read(rows, sources), {rows.integer(revision_column)}, rows.time(replaced_at_column)});
  return versions;
}

std::vector<incident_id> read_identified(database& from, std::string_view source,
                                         std::string_view external_id) {
  std::vector<incident_id> ids;
  statement& rows = from.prepared(
      "SELECT incidents.id FROM sources CROSS JOIN incidents ON source_id = sources.id AND external_id = ?2 "
      "WHERE ?1 IN ('', name) AND incidents.id NOT IN (SELECT incident_id FROM withdrawals) "
      "ORDER BY incidents.id");
  rows.bind(source, external_id);
  while (rows.step()) ids.push_back({rows.integer(0)});
  return ids;
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
