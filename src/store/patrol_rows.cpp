#include "store/patrol_rows.hpp"

#include "core/error.hpp"
#include "store/location_columns.hpp"

namespace uramost::store {

namespace {

#define URAMOST_PATROL_COLUMNS                                                             \
  "source_id, external_id, name, kind, shift, certainty, uncertainty_m, from_coordinate, " \
  "municipality_code, place_id, geom, place_text"

constexpr const char* insert_point = "INSERT INTO patrol_points (" URAMOST_PATROL_COLUMNS
                                     ", revision) VALUES "
                                     "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) ON CONFLICT "
                                     "(source_id, external_id) DO NOTHING";
constexpr const char* update_point =
    "UPDATE patrol_points SET (" URAMOST_PATROL_COLUMNS
    ", revision) = "
    "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13) WHERE id = ?14";
constexpr const char* select_by_identity =
    "SELECT id, " URAMOST_PATROL_COLUMNS " FROM patrol_points WHERE source_id = ?1 AND external_id = ?2";
constexpr const char* select_since =
    "SELECT id, " URAMOST_PATROL_COLUMNS " FROM patrol_points WHERE revision > ?1 ORDER BY id";

constexpr int location_column = 6;  // of the SELECTs: certainty

patrol_point read(database& from, const statement& row, const source_names& sources) {
  patrol_point read;
  read.id = {row.integer(0)};
  read.source = sources.name(row.integer(1));
  read.external_id = row.text(2);
  read.name = row.text(3);
  read.kind = row.text(4);
  read.shift = row.text(5);
  read.location = read_location(row, location_column);
  statement& languages = from.prepared(
      "SELECT language FROM patrol_point_languages WHERE patrol_point_id = ?1 ORDER BY position");
  languages.bind(read.id);
  while (languages.step()) read.languages.emplace_back(languages.text(0));
  return read;
}

void bind_patrol_point(statement& to, const patrol_point& record, std::int64_t source, revision at,
                       const std::optional<point_blob>& geometry) {
  to.bind(source, record.external_id, record.name, record.kind, record.shift);
  bind_location(to, location_column, record.location, geometry);
  to.set(location_column + location_column_count, at);
}

void expect_valid(const patrol_point& record) {
  if (record.source.empty())
    throw invalid_input("The record does not say which register it is from", "source");
  if (record.external_id.empty()) throw invalid_input("The record has no identity", "external_id");
  expect_valid_location(record.location);
}

}  // namespace

bool patrol_writer::insert(patrol_point& record, std::int64_t source) {
  const std::optional<point_blob> geometry = geometry_of(record.location);
  statement& insertion = on_.prepared(insert_point);
  bind_patrol_point(insertion, record, source, at_, geometry);
  if (insertion.run_bound() == 0) return false;
  record.id = {on_.last_insert_id()};
  write_languages(record);
  places_.move(record.id.value, std::nullopt, record.location.point);
  return true;
}

void patrol_writer::replace(const patrol_point& before, const patrol_point& after) {
  const std::optional<point_blob> geometry = geometry_of(after.location);
  statement& update = on_.prepared(update_point);
  bind_patrol_point(update, after, sources_.number(on_, after.source), at_, geometry);
  update.set(14, before.id);
  update.run_bound();
  if (before.languages != after.languages) {
    on_.prepared("DELETE FROM patrol_point_languages WHERE patrol_point_id = ?1").run(before.id);
    write_languages(after);
  }
  places_.move(before.id.value, before.location.point, after.location.point);
}

void patrol_writer::write_languages(const patrol_point& record) {
  statement& insertion = on_.prepared("INSERT INTO patrol_point_languages VALUES (?1, ?2, ?3)");
  for (std::size_t i = 0; i < record.languages.size(); ++i)
    insertion.run(record.id, static_cast<std::int64_t>(i), record.languages[i]);
}

std::vector<write_outcome> patrol_writer::put(std::span<patrol_point> records) {
  for (const patrol_point& each : records) expect_valid(each);
  std::vector<write_outcome> outcomes;
  for (patrol_point& each : records) outcomes.push_back(put(each));
  return outcomes;
}

write_outcome patrol_writer::put(patrol_point& record) {
  const std::int64_t source = sources_.number(on_, record.source);
  if (insert(record, source)) return write_outcome::imported;

  statement& row = on_.prepared(select_by_identity);
  row.bind(source, record.external_id).step();
  const patrol_point before = read(on_, row, sources_);
  row.reset();
  record.id = before.id;
  if (record == before) return write_outcome::unchanged;
  replace(before, record);
  return write_outcome::updated;
}

std::uint64_t patrol_writer::relocate(
    const std::function<incident_location(const incident_location&)>& locate) {
  std::vector<patrol_point> points;
  read_patrol_points(on_, {0}, [&](patrol_point&& point) { points.push_back(std::move(point)); });
  std::uint64_t moved = 0;
  for (const patrol_point& before : points) {
    if (!before.location.point) continue;
    patrol_point after = before;
    after.location = locate(before.location);
    if (after == before) continue;
    expect_valid_location(after.location);
    replace(before, after);
    ++moved;
  }
  return moved;
}

void read_patrol_points(database& from, revision since, const std::function<void(patrol_point&&)>& visit) {
  const source_names sources(from);
  statement& rows = from.prepared(select_since);
  rows.bind(since);
  while (rows.step()) visit(read(from, rows, sources));
}

}  // namespace uramost::store
