#include "store/export_preset_rows.hpp"

#include "core/error.hpp"
#include "store/write_turn.hpp"

namespace uramost::store {

namespace {
constexpr std::string_view columns =
    "id, owner, name, shared, parameters, schedule, keep, changed_at, done_for, tried_at, state, said";

export_preset preset_of(const statement& row) {
  return {.id = std::string(row.text(0)),
          .owner = std::string(row.text(1)),
          .name = std::string(row.text(2)),
          .is_shared = row.integer(3) != 0,
          .parameters = std::string(row.text(4)),
          .schedule = std::string(row.text(5)),
          .keep = row.integer(6),
          .changed_at = row.time(7),
          .done_for = row.time(8),
          .tried_at = row.time(9),
          .state = std::string(row.text(10)),
          .said = std::string(row.text(11))};
}

std::string select(std::string_view where) {
  return "SELECT " + std::string(columns) + " FROM export_presets " + std::string(where);
}
}  // namespace

void export_preset_rows::put(const export_preset& changed) {
  const write_turn turn(file_.turn);
  const bool is_put =
      file_.writer
          .prepared(
              "INSERT OR REPLACE INTO export_presets (id, owner, name, shared, parameters, schedule, keep, "
              "changed_at) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE NOT EXISTS "
              "(SELECT 1 FROM export_presets WHERE owner = ?2 AND name = ?3 AND id <> ?1)")
          .run(changed.id, changed.owner, changed.name, std::int64_t{changed.is_shared}, changed.parameters,
               changed.schedule, changed.keep, changed.changed_at) > 0;
  if (!is_put)
    throw error(error_kind::conflict, "there is another preset called '" + changed.name + "'", "name");
}

std::optional<export_preset> export_preset_rows::find(std::string_view id) const {
  const auto reader = file_.readers.borrow();
  statement& row = reader->prepared(select("WHERE id = ?1"));
  if (!row.bind(id).step()) return std::nullopt;
  export_preset read = preset_of(row);
  row.reset();
  return read;
}

std::vector<export_preset> export_preset_rows::list() const {
  const auto reader = file_.readers.borrow();
  statement& row = reader->prepared(select("ORDER BY name, owner"));
  row.bind();
  std::vector<export_preset> all;
  while (row.step()) all.push_back(preset_of(row));
  return all;
}

bool export_preset_rows::remove(std::string_view id) {
  const write_turn turn(file_.turn);
  return file_.writer.prepared("DELETE FROM export_presets WHERE id = ?1").run(id) > 0;
}

bool export_preset_rows::begin_run(const export_preset& preset, time_point now) {
  const write_turn turn(file_.turn);
  return file_.writer
             .prepared(
                 "UPDATE export_presets SET tried_at = ?2, state = 'running', said = '' "
                 "WHERE id = ?1 AND tried_at = ?3 AND changed_at = ?4")
             .run(preset.id, now, preset.tried_at, preset.changed_at) > 0;
}

bool export_preset_rows::report_run(const export_preset& preset, std::string_view state,
                                    std::string_view said) {
  const write_turn turn(file_.turn);
  return file_.writer
             .prepared("UPDATE export_presets SET state = ?2, said = ?3 WHERE id = ?1 AND changed_at = ?4")
             .run(preset.id, state, said, preset.changed_at) > 0;
}

bool export_preset_rows::end_run(const export_preset& preset, time_point due, std::string_view state,
                                 std::string_view said) {
  const write_turn turn(file_.turn);
  return file_.writer
             .prepared(
                 "UPDATE export_presets SET state = ?2, said = ?3, done_for = ?5 "
                 "WHERE id = ?1 AND changed_at = ?4")
             .run(preset.id, state, said, preset.changed_at, due) > 0;
}

}  // namespace uramost::store
