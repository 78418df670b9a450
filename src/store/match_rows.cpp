#include "store/match_rows.hpp"

#include "core/enum_names.hpp"
#include "core/error.hpp"

namespace uramost::store {

namespace {
constexpr enum_names<match_verdict, 3> verdicts{{"same", "different", "open"}};

constexpr const char* select_all =
    "SELECT id, first, second, verdict, reason, person, at FROM match_decisions ORDER BY id";

/// The register that an incident is of. Throws not_found.
std::int64_t source_of(database& on, incident_id id) {
  statement& row = on.prepared("SELECT source_id FROM incidents WHERE id = ?1");
  if (!row.bind(id).step())
    throw error(error_kind::not_found, "There is no incident " + std::to_string(id.value));
  const std::int64_t source = row.integer(0);
  row.reset();
  return source;
}

/// The incident of `source` that is decided to be the same as this one.
std::optional<std::int64_t> twin_of(database& on, incident_id id, std::int64_t source) {
  statement& row = on.prepared(
      "SELECT incidents.id FROM match_decisions AS decided "
      "JOIN incidents ON incidents.id = iif(first = ?1, second, first) "
      "WHERE ?1 IN (first, second) AND verdict = 'same' AND source_id = ?2 AND NOT EXISTS "
      "(SELECT 1 FROM match_decisions AS later WHERE later.first = decided.first "
      " AND later.second = decided.second AND later.id > decided.id)");
  std::optional<std::int64_t> twin;
  if (row.bind(id, source).step()) twin = row.integer(0);
  row.reset();
  return twin;
}

void expect_free(database& on, incident_id id, incident_id other, std::int64_t source) {
  const auto twin = twin_of(on, id, source);
  if (twin && *twin != other.value)
    throw error(error_kind::conflict, "Incident " + std::to_string(id.value) +
                                          " is decided to be the same as " + std::to_string(*twin) +
                                          "; take that back first");
}
}  // namespace

std::string_view to_string(match_verdict verdict) { return verdicts[verdict]; }
std::optional<match_verdict> match_verdict_of(std::string_view text) { return verdicts.find(text); }

void write_match_decision(database& on, match_decision& decided, time_point now) {
  if (decided.person.empty()) throw invalid_input("A decision has a person who takes it", "person");
  if (decided.second < decided.first) std::swap(decided.first, decided.second);
  const std::int64_t first_source = source_of(on, decided.first),
                     second_source = source_of(on, decided.second);
  if (first_source == second_source)
    throw invalid_input("Both incidents are of one register; there is nothing to match", "incidents");
  if (decided.verdict == match_verdict::same) {
    expect_free(on, decided.first, decided.second, second_source);
    expect_free(on, decided.second, decided.first, first_source);
  }
  decided.at = now;
  on.prepared(
        "INSERT INTO match_decisions (first, second, verdict, reason, person, at) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
      .run(decided.first, decided.second, to_string(decided.verdict), decided.reason, decided.person,
           decided.at);
  decided.id = on.last_insert_id();
}

std::vector<match_decision> read_match_decisions(database& from) {
  std::vector<match_decision> decisions;
  statement& rows = from.prepared(select_all);
  rows.bind();
  while (rows.step())
    decisions.push_back({.first = {rows.integer(1)},
                         .second = {rows.integer(2)},
                         .verdict = match_verdict_of(rows.text(3)).value_or(match_verdict::open),
                         .reason = std::string(rows.text(4)),
                         .person = std::string(rows.text(5)),
                         .at = rows.time(6),
                         .id = rows.integer(0)});
  return decisions;
}

}  // namespace uramost::store
