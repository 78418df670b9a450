#include "store/erasure.hpp"

#include "core/error.hpp"
#include "store/any_row.hpp"

namespace uramost::store {

namespace {
constexpr const char* blank_history =
    "UPDATE incident_history SET certainty = 'unlocated', uncertainty_m = 0, from_coordinate = 0, "
    "municipality_code = NULL, place_id = NULL, geom = NULL, place_text = '', community = '', gender = '', "
    "narrative = '' "
    "WHERE incident_id = ?1";

void expect_valid(database& on, const erasure& wanted) {
  if (wanted.reason.empty()) throw invalid_input("An erasure has a reason", "reason");
  if (wanted.person.empty()) throw invalid_input("An erasure has a person who does it", "person");
  if (is_erased(on, wanted.incident))
    throw error(error_kind::conflict,
                "Incident " + std::to_string(wanted.incident.value) + " is erased already");
}
}  // namespace

bool is_erased(database& on, incident_id id) {
  return any_row(on, "SELECT 1 FROM erasures WHERE incident_id = ?1", id);
}

void erase(database& on, incident_writer& incidents, const erasure& wanted, time_point now) {
  expect_valid(on, wanted);
  on.execute("PRAGMA secure_delete = ON");
  incidents.blank(wanted.incident);
  on.prepared("INSERT INTO erasures (incident_id, at, reason, person) VALUES (?1, ?2, ?3, ?4)")
      .run(wanted.incident, now, wanted.reason, wanted.person);
  on.prepared(blank_history).run(wanted.incident);
  for (const char* from : {"DELETE FROM published_locations WHERE incident_id = ?1",
                           "DELETE FROM published_location_history WHERE incident_id = ?1"})
    on.prepared(from).run(wanted.incident);
}

std::vector<incident_id> read_erased(database& from, time_point since) {
  std::vector<incident_id> found;
  statement& rows = from.prepared("SELECT incident_id FROM erasures WHERE at >= ?1 ORDER BY incident_id");
  rows.bind(since);
  while (rows.step()) found.push_back({rows.integer(0)});
  return found;
}

}  // namespace uramost::store
