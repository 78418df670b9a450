#include "store/log_rows.hpp"

#include <nlohmann/json.hpp>

#include "core/error.hpp"
#include "core/hex.hpp"
#include "core/text.hpp"

namespace uramost::store {

namespace {

using nlohmann::json;

std::string to_hex(std::string_view bytes) {
  return uramost::to_hex({reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size()});
}

std::string from_hex(std::string_view hex) {
  const auto digit = [](char c) { return c <= '9' ? c - '0' : c - 'a' + 10; };
  std::string bytes;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    bytes += static_cast<char>(digit(hex[i]) << 4 | digit(hex[i + 1]));
  return bytes;
}

// JSON is UTF-8; a cell that is not keeps its bytes all the same.
json cell_to_json(const std::string& cell) {
  return is_utf8(cell) ? json(cell) : json{{"hex", to_hex(cell)}};
}

std::string cell_from_json(const json& cell) {
  return cell.is_string() ? cell.get<std::string>() : from_hex(cell.at("hex").get<std::string>());
}

std::string row_to_json(const quarantined_row& row) {
  json cells = json::array();
  for (const auto& [column, value] : row.row) cells.push_back({cell_to_json(column), cell_to_json(value)});
  return cells.dump();
}

void read_row_json(std::string_view text, quarantined_row& into) {
  for (const json& cell : json::parse(text))
    into.row.emplace_back(cell_from_json(cell.at(0)), cell_from_json(cell.at(1)));
}

constexpr const char* insert_import =
    "INSERT INTO imports (id, kind, source, file_name, sha256, imported_at, rows, imported, updated, "
    "unchanged, "
    "quarantined, located_by_coordinate, located_by_place, ambiguous, unlocated) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";

// The same row, at the same place, at fault for the same reason, in an earlier import of this register.
constexpr const char* delete_repeated =
    "DELETE FROM quarantine WHERE id IN ("
    "  SELECT old.id FROM quarantine AS new"
    "  JOIN quarantine AS old ON old.line = new.line AND old.import_id <> new.import_id"
    "  JOIN imports AS earlier ON earlier.id = old.import_id"
    "  WHERE new.import_id = ?1 AND earlier.kind = ?2 AND earlier.source = ?3"
    "    AND old.field = new.field AND old.value = new.value AND old.row = new.row)";

}  // namespace

std::int64_t log_writer::reserved_import() {
  if (import_ == 0)
    import_ = on_.integer("SELECT 1 + coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'imports'), 0)");
  return import_;
}

void log_writer::quarantine(const quarantined_row& row) {
  const std::int64_t import = row.import.value != 0 ? row.import.value : reserved_import();
  on_.prepared(
         "INSERT INTO quarantine (import_id, line, field, value, reason, row) VALUES (?1, ?2, ?3, ?4, ?5, "
         "?6)")
      .run(import, row.line, row.field, row.value, row.reason, row_to_json(row));
}

void log_writer::record(import_summary& summary) {
  if (summary.kind != "incidents" && summary.kind != "patrol-points" && summary.kind != "responses")
    throw invalid_input(
        "An import brings incidents, patrol-points or responses, not \"" + summary.kind + "\"", "kind");
  const std::int64_t id = recorded_ ? 0 : reserved_import();
  statement& insertion = on_.prepared(insert_import);
  insertion.bind(nullptr, summary.kind, summary.source, summary.file_name, summary.sha256,
                 summary.imported_at, summary.rows, summary.imported, summary.updated, summary.unchanged,
                 summary.quarantined, summary.located_by_coordinate, summary.located_by_place,
                 summary.ambiguous, summary.unlocated);
  if (id != 0) insertion.set(1, id);
  insertion.run_bound();
  summary.id = {on_.last_insert_id()};
  if (!recorded_ && import_ != 0) on_.prepared(delete_repeated).run(summary.id, summary.kind, summary.source);
  recorded_ = true;
}

void log_writer::finish() {
  if (import_ != 0 && !recorded_)
    on_.prepared("UPDATE quarantine SET import_id = NULL WHERE import_id = ?1").run(import_);
}

std::vector<import_summary> read_imports(database& from) {
  std::vector<import_summary> imports;
  statement& rows = from.prepared(
      "SELECT id, kind, source, file_name, sha256, imported_at, rows, imported, updated, unchanged, "
      "quarantined, "
      "located_by_coordinate, located_by_place, ambiguous, unlocated FROM imports ORDER BY id DESC");
  const auto count = [&](int column) { return static_cast<std::uint64_t>(rows.integer(column)); };
  while (rows.step())
    imports.push_back({{rows.integer(0)},
                       std::string(rows.text(1)),
                       std::string(rows.text(2)),
                       std::string(rows.text(3)),
                       std::string(rows.text(4)),
                       rows.time(5),
                       count(6),
                       count(7),
                       count(8),
                       count(9),
                       count(10),
                       count(11),
                       count(12),
                       count(13),
                       count(14)});
  return imports;
}

std::vector<quarantined_row> read_quarantine(database& from, std::optional<import_id> of) {
  std::vector<quarantined_row> quarantined;
  statement& rows = from.prepared(of ? "SELECT id, import_id, line, field, value, reason, row FROM "
                                       "quarantine WHERE import_id = ?1 ORDER BY line, id"
                                     : "SELECT id, import_id, line, field, value, reason, row FROM "
                                       "quarantine ORDER BY import_id, line, id");
  if (of) rows.bind(*of);
  while (rows.step()) {
    quarantined_row& row = quarantined.emplace_back();
    row.id = rows.integer(0);
    row.import = {rows.integer(1)};
    row.line = static_cast<std::uint64_t>(rows.integer(2));
    row.field = rows.text(3);
    row.value = rows.text(4);
    row.reason = rows.text(5);
    read_row_json(rows.text(6), row);
  }
  return quarantined;
}

void delete_quarantined(database& from, std::int64_t row) {
  from.prepared("DELETE FROM quarantine WHERE id = ?1").run(row);
}

void write_audited(database& to, const audit_note& note) {
  to.prepared(
        "INSERT INTO audited_writes (at, who, action, object, query, rows, outcome) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)")
      .run(note.at, note.who, note.action, note.object, note.query, note.rows, note.outcome);
}

std::vector<std::pair<std::int64_t, audit_note>> read_audited(database& from, std::int64_t after) {
  std::vector<std::pair<std::int64_t, audit_note>> audited;
  statement& row = from.prepared(
      "SELECT id, at, who, action, object, query, rows, outcome FROM audited_writes WHERE id > ?1 ORDER BY "
      "id");
  row.bind(after);
  while (row.step()) {
    audit_note& note = audited.emplace_back(row.integer(0), audit_note{}).second;
    note.at = row.time(1);
    note.who = row.text(2);
    note.action = row.text(3);
    note.object = row.text(4);
    note.query = row.text(5);
    if (!row.is_null(6)) note.rows = static_cast<std::uint64_t>(row.integer(6));
    note.outcome = row.text(7);
  }
  return audited;
}

std::optional<std::string> read_setting(database& from, std::string_view key) {
  statement& row = from.prepared("SELECT value FROM settings WHERE key = ?1");
  if (!row.bind(key).step()) return std::nullopt;
  return std::string(row.text(0));
}

void write_setting(database& to, std::string_view key, const std::optional<std::string>& value) {
  if (value)
    to.prepared("INSERT OR REPLACE INTO settings (key, value) VALUES (?1, ?2)").run(key, *value);
  else
    to.prepared("DELETE FROM settings WHERE key = ?1").run(key);
}

}  // namespace uramost::store
