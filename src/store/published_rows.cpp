#include "store/published_rows.hpp"

#include "core/error.hpp"
#include "store/incident_rows.hpp"

namespace uramost::store {

namespace {

// One order of columns for reading and writing; `read` and `fill` below count on it.
#define URAMOST_PUBLISHED_COLUMNS                                                              \
  "incident_id, municipality_code, place_id, lon, lat, partner_lon, partner_lat, time_begin, " \
  "time_end, time_precision, rules"

constexpr const char* insert_published =
    "INSERT INTO published_locations (" URAMOST_PUBLISHED_COLUMNS
    ") SELECT c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10 FROM memory_rows(?1) WHERE true "
    "ON CONFLICT (incident_id) DO NOTHING";
constexpr const char* copy_to_history =
    "INSERT INTO published_location_history (replaced_at, " URAMOST_PUBLISHED_COLUMNS
    ") SELECT ?2, " URAMOST_PUBLISHED_COLUMNS " FROM published_locations WHERE incident_id = ?1";
constexpr const char* select_one =
    "SELECT " URAMOST_PUBLISHED_COLUMNS " FROM published_locations WHERE incident_id = ?1";
constexpr const char* select_all =
    "SELECT " URAMOST_PUBLISHED_COLUMNS " FROM published_locations ORDER BY incident_id";
constexpr const char* select_history =
    "SELECT " URAMOST_PUBLISHED_COLUMNS " FROM published_location_history WHERE incident_id = ?1 ORDER BY id";

void fill_point(row_values& row, int column, const std::optional<lon_lat>& point) {
  row.set(column, point ? std::optional(point->lon) : std::nullopt);
  row.set(column + 1, point ? std::optional(point->lat) : std::nullopt);
}

/// Texts of the decision must live as long as the row.
void fill(row_values& row, const published_incident& decided) {
  const published_location& of = decided.location;
  row.fill(decided.incident, of.municipality, of.place);
  fill_point(row, 3, of.point);
  fill_point(row, 5, of.partner_point);
  row.set(7, of.time.begin);
  row.set(8, of.time.end);
  row.set(9, to_string(of.time.precision));
  row.set(10, of.rules);
}

std::optional<lon_lat> read_point(const statement& row, int column) {
  if (row.is_null(column)) return std::nullopt;
  return lon_lat{row.real(column), row.real(column + 1)};
}

published_incident read(const statement& row) {
  published_incident made{{row.integer(0)}, {}};
  published_location& of = made.location;
  if (!row.is_null(1)) of.municipality = municipality_code{std::string(row.text(1))};
  if (!row.is_null(2)) of.place = place_id{row.integer(2)};
  of.point = read_point(row, 3);
  of.partner_point = read_point(row, 5);
  of.time = {row.time(7), row.time(8), time_precision_of(row.text(9)).value_or(time_precision::year)};
  of.rules = static_cast<int>(row.integer(10));
  return made;
}

std::int64_t insert(database& on, std::span<const published_incident> decided) {
  const memory_rows rows{decided.size(), [&](std::size_t i, row_values& into) { fill(into, decided[i]); }};
  return on.prepared(insert_published).run(rows);
}

}  // namespace

void forget_published(database& on, incident_id id, time_point now) {
  if (on.prepared(copy_to_history).run(id, now) == 0) return;
  on.prepared("DELETE FROM published_locations WHERE incident_id = ?1").run(id);
}

void published_writer::replace(const published_incident& decided) {
  statement& row = on_.prepared(select_one);
  const bool is_same = row.bind(decided.incident).step() && read(row).location == decided.location;
  row.reset();
  if (is_same) return;
  forget_published(on_, decided.incident, now_);
  insert(on_, std::span(&decided, 1));
}

void published_writer::publish(std::span<const published_incident> decided) {
  if (static_cast<std::size_t>(insert(on_, decided)) == decided.size()) return;
  for (const published_incident& each : decided) replace(each);
}

void published_writer::note(tier_change& change) {
  if (change.reason.empty()) throw invalid_input("A change of tier has a reason", "reason");
  if (change.person.empty()) throw invalid_input("A change of tier is somebody's", "person");
  change.at = now_;
  on_.prepared(
         "INSERT INTO tier_changes (incident_id, before, after, reason, person, at, changed, confirms) "
         "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
      .run(change.incident, to_string(change.before), to_string(change.after), change.reason, change.person,
           change.at, change.changed, change.confirms);
  change.id = on_.last_insert_id();
}

void read_published(database& from,
                    const std::function<void(const incident&, const published_location*)>& visit) {
  statement& rows = from.prepared(select_all);
  rows.bind();
  bool has_row = rows.step();
  // Both are in order of id.
  read_incidents(from, {0}, [&](const incident& each) {
    if (!has_row || rows.integer(0) != each.id.value) return visit(each, nullptr);
    const published_incident decided = read(rows);
    visit(each, &decided.location);
    has_row = rows.step();
  });
  rows.reset();
}

std::vector<published_incident> read_published_history(database& from, incident_id id) {
  std::vector<published_incident> history;
  statement& rows = from.prepared(select_history);
  rows.bind(id);
  while (rows.step()) history.push_back(read(rows));
  return history;
}

std::vector<tier_change> read_tier_changes(database& from, incident_id id) {
  std::vector<tier_change> changes;
  statement& rows = from.prepared(
      "SELECT id, before, after, reason, person, at, changed, confirms FROM tier_changes "
      "WHERE incident_id = ?1 ORDER BY id");
  rows.bind(id);
  while (rows.step())
    changes.push_back({rows.integer(0), id, tier_of(rows.text(1)).value_or(tier::p2),
                       tier_of(rows.text(2)).value_or(tier::p2), std::string(rows.text(3)),
                       std::string(rows.text(4)), rows.time(5), rows.integer(6) != 0,
                       rows.is_null(7) ? std::nullopt : std::optional(rows.integer(7))});
  return changes;
}

}  // namespace uramost::store
