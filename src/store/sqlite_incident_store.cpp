#include "store/sqlite_incident_store.hpp"
#include "store/erasure.hpp"

#include "core/error.hpp"
#include "store/channel_rows.hpp"
#include "store/correction_rows.hpp"
#include "store/match_rows.hpp"
#include "store/migrations.hpp"
#include "store/published_rows.hpp"
#include "store/sqlite_write_batch.hpp"

namespace uramost::store {

namespace {
constexpr std::string_view boundaries_key = "boundaries_geojson";

revision read_revision(database& from) { return {from.integer("SELECT value FROM store_revision")}; }
}  // namespace

std::unique_ptr<incident_store> incident_store::open(const std::filesystem::path& file, bool create) {
  if (!create && !std::filesystem::exists(file))
    throw error(error_kind::not_found,
                "There is no register at " + file.string() + "; make one with uramost init");
  return std::make_unique<sqlite_incident_store>(file,
                                                 create ? database::access::create : database::access::write);
}

sqlite_incident_store::sqlite_incident_store(const std::filesystem::path& file, database::access how)
    : writer_(file, how), readers_(file) {
  migrate(writer_, file, register_migrations());
  // What the triggers would do row by row, the writer does in bulk; its types are the checks, and it looks up
  // what a row refers to before it writes it.
  writer_.enable_triggers(false);
  writer_.execute("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF");
  writer_.put_off_copying_log();
}

std::unique_ptr<write_batch> sqlite_incident_store::begin_write() {
  return std::make_unique<sqlite_write_batch>(writer_, turn_);
}

void sqlite_incident_store::copy_log() {
  if (!turn_.try_acquire()) return;  // whoever writes now will do it
  const write_turn turn(turn_, std::adopt_lock);
  writer_.copy_log();
}

revision sqlite_incident_store::load_incidents(revision since,
                                               const std::function<void(const incident&)>& visit) const {
  const auto connection = readers_.borrow();
  transaction snapshot(*connection, transaction::kind::reading);
  const revision at = read_revision(*connection);
  read_incidents(*connection, since, visit);
  return at;
}

std::vector<incident_version> sqlite_incident_store::withdrawn(revision since) const {
  return read_withdrawn(*readers_.borrow(), since);
}

revision sqlite_incident_store::load_patrol_points(revision since,
                                                   const std::function<void(patrol_point&&)>& visit) const {
  const auto connection = readers_.borrow();
  transaction snapshot(*connection, transaction::kind::reading);
  const revision at = read_revision(*connection);
  read_patrol_points(*connection, since, visit);
  return at;
}

revision sqlite_incident_store::current_revision() const { return read_revision(*readers_.borrow()); }

void sqlite_incident_store::visit_incidents(revision at, std::span<const incident_id> ids,
                                            const std::function<void(const incident&)>& visit) const {
  read_incidents_at(*readers_.borrow(), at, ids, visit);
}

std::optional<incident> sqlite_incident_store::find(incident_id id) const {
  const auto connection = readers_.borrow();
  return is_withdrawn(*connection, id) ? std::nullopt : read_incident(*connection, id);
}

std::vector<std::string> sqlite_incident_store::narratives(const std::vector<incident_id>& ids) const {
  return read_narratives(*readers_.borrow(), ids);
}

std::vector<incident_version> sqlite_incident_store::history(incident_id id) const {
  return read_history(*readers_.borrow(), id);
}

std::vector<response_event> sqlite_incident_store::responses(incident_id id) const {
  return read_responses(*readers_.borrow(), id);
}

void sqlite_incident_store::visit_responses(const std::function<void(const response_event&)>& visit) const {
  read_responses_that_hold(*readers_.borrow(), visit);
}

std::vector<match_decision> sqlite_incident_store::match_decisions() const {
  return read_match_decisions(*readers_.borrow());
}

std::vector<reporting_channel> sqlite_incident_store::reporting_channels(std::string_view source) const {
  return read_channels(*readers_.borrow(), source);
}

std::vector<incident_id> sqlite_incident_store::identified(std::string_view source,
                                                           std::string_view external_id) const {
  return read_identified(*readers_.borrow(), source, external_id);
}

std::vector<incident_id> sqlite_incident_store::search_text(std::string_view words) const {
  return search_index(*readers_.borrow()).find(words);
}

std::vector<incident_id> sqlite_incident_store::within(std::string_view wkb) const {
  return read_incidents_within(*readers_.borrow(), wkb);
}

revision sqlite_incident_store::visit_published(
    const std::function<void(const incident&, const published_location*)>& visit) const {
  const auto connection = readers_.borrow();
  transaction snapshot(*connection, transaction::kind::reading);
  const revision at = read_revision(*connection);
  read_published(*connection, visit);
  return at;
}

std::vector<published_incident> sqlite_incident_store::published_history(incident_id id) const {
  return read_published_history(*readers_.borrow(), id);
}

std::vector<tier_change> sqlite_incident_store::tier_changes(incident_id id) const {
  return read_tier_changes(*readers_.borrow(), id);
}

std::vector<incident_id> sqlite_incident_store::erased(time_point since) const {
  return read_erased(*readers_.borrow(), since);
}

std::vector<import_summary> sqlite_incident_store::imports() const {
  return read_imports(*readers_.borrow());
}

std::vector<quarantined_row> sqlite_incident_store::quarantine(std::optional<import_id> of) const {
  return read_quarantine(*readers_.borrow(), of);
}

void sqlite_incident_store::release_from_quarantine(std::int64_t row) {
  const auto batch = begin_write();
  batch->release_from_quarantine(row);
  batch->commit();
}

std::vector<std::pair<std::int64_t, audit_note>> sqlite_incident_store::audited_writes(
    std::int64_t after) const {
  return read_audited(*readers_.borrow(), after);
}

std::optional<std::string> sqlite_incident_store::setting(std::string_view key) const {
  return read_setting(*readers_.borrow(), key);
}

void sqlite_incident_store::set_setting(std::string_view key, const std::optional<std::string>& value) {
  const auto batch = begin_write();
  batch->set_setting(key, value);
  batch->commit();
}

std::optional<std::string> sqlite_incident_store::boundaries_geojson() const {
  return setting(boundaries_key);
}

void sqlite_incident_store::set_boundaries_geojson(const std::string& geojson) {
  set_setting(boundaries_key, geojson);
}

}  // namespace uramost::store
