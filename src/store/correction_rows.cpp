#include "store/correction_rows.hpp"

#include <array>

#include "core/error.hpp"
#include "store/any_row.hpp"
#include "store/erasure.hpp"
#include "store/published_rows.hpp"

namespace uramost::store {

namespace {
/// What people put right, each as a whole: its name in the file, whether two incidents differ in it, and how
/// one takes it over from another.
struct correctable {
  std::string_view name;
  bool (*differs)(const incident&, const incident&);
  void (*take)(incident& into, const incident& from);
};

template <auto Member>
constexpr correctable part(std::string_view name) {
  return {name, [](const incident& a, const incident& b) { return a.*Member != b.*Member; },
          [](incident& into, const incident& from) { into.*Member = from.*Member; }};
}

constexpr std::array correctables{part<&incident::occurred>("occurred"),
                                  part<&incident::location>("location"),
                                  part<&incident::category>("category"),
                                  part<&incident::severity>("severity"),
                                  part<&incident::affected_community>("community"),
                                  part<&incident::gender>("gender"),
                                  part<&incident::narrative>("narrative")};

void expect_as_seen(database& on, const incident& before) {
  const auto stored = read_incident(on, before.id);
  if (!stored || is_withdrawn(on, before.id))
    throw error(error_kind::not_found, "There is no incident " + std::to_string(before.id.value));
  if (*stored != before)
    throw error(error_kind::conflict,
                "Incident " + std::to_string(before.id.value) + " was changed by somebody else meanwhile");
}
}  // namespace

void write_edit(database& on, incident_writer& incidents, incident_edit& wanted, time_point now) {
  if (wanted.person.empty()) throw invalid_input("An edit has a person who makes it", "person");
  expect_as_seen(on, wanted.before);
  if (is_erased(on, wanted.before.id))
    throw error(error_kind::conflict, "Incident " + std::to_string(wanted.before.id.value) + " was erased");
  incident made = wanted.before;
  made.protection = std::max(made.protection, wanted.after.protection);
  for (const correctable& each : correctables) {
    if (!each.differs(wanted.before, wanted.after)) continue;
    each.take(made, wanted.after);
    on.prepared("INSERT INTO incident_edits (incident_id, field, person, at) VALUES (?1, ?2, ?3, ?4)")
        .run(made.id, each.name, wanted.person, now);
  }
  if (made != wanted.before) incidents.edit(wanted.before, made);
  wanted.after = std::move(made);
}

void write_withdrawal(database& on, const withdrawal& wanted, revision at, time_point now) {
  if (wanted.reason.empty()) throw invalid_input("A withdrawal has a reason", "reason");
  if (wanted.person.empty()) throw invalid_input("A withdrawal has a person who makes it", "person");
  expect_as_seen(on, wanted.before);
  on.prepared(
        "INSERT INTO withdrawals (incident_id, revision, at, reason, person) VALUES (?1, ?2, ?3, ?4, ?5)")
      .run(wanted.before.id, at, now, wanted.reason, wanted.person);
  forget_published(on, wanted.before.id, now);
}

void keep_edited(database& on, const incident& before, incident& imported) {
  statement& rows = on.prepared("SELECT DISTINCT field FROM incident_edits WHERE incident_id = ?1");
  rows.bind(before.id);
  while (rows.step())
    for (const correctable& each : correctables)
      if (each.name == rows.text(0)) each.take(imported, before);
}

bool is_withdrawn(database& on, incident_id id) {
  return any_row(on, "SELECT 1 FROM withdrawals WHERE incident_id = ?1", id);
}

std::vector<incident_version> read_withdrawn(database& from, revision since) {
  std::vector<incident_version> found;
  statement& rows = from.prepared(
      "SELECT incident_id, revision, at FROM withdrawals WHERE revision > ?1 ORDER BY incident_id");
  rows.bind(since);
  while (rows.step())
    if (auto state = read_incident(from, {rows.integer(0)}))
      found.push_back({std::move(*state), {rows.integer(1)}, rows.time(2)});
  return found;
}

}  // namespace uramost::store
