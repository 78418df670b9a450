#include "store/sqlite_write_batch.hpp"

#include <algorithm>
#include <chrono>

#include "core/clock.hpp"
#include "store/channel_rows.hpp"
#include "store/correction_rows.hpp"
#include "store/erasure.hpp"
#include "store/geography_rows.hpp"
#include "store/match_rows.hpp"

namespace uramost::store {

namespace {
revision next_revision(database& on) { return {on.integer("SELECT value + 1 FROM store_revision")}; }
}  // namespace

sqlite_write_batch::sqlite_write_batch(database& on, std::binary_semaphore& turn)
    : turn_(turn),
      on_(on),
      transaction_(on, transaction::kind::writing),
      at_(next_revision(on)),
      sources_(on),
      incidents_(on, sources_, at_, now()),
      responses_(on, incidents_, now()),
      patrol_points_(on, sources_, at_),
      published_(on, now()),
      log_(on) {}

std::vector<write_outcome> sqlite_write_batch::noted(std::vector<write_outcome> outcomes) {
  const auto changes = [](write_outcome each) { return each != write_outcome::unchanged; };
  revised_ = revised_ || std::ranges::any_of(outcomes, changes);
  return outcomes;
}

std::vector<write_outcome> sqlite_write_batch::put(std::span<incident> records) {
  return noted(incidents_.put(records));
}

std::vector<write_outcome> sqlite_write_batch::put(std::span<patrol_point> records) {
  return noted(patrol_points_.put(records));
}

void sqlite_write_batch::edit(incident_edit& wanted) {
  write_edit(on_, incidents_, wanted, now());
  revised_ = true;
}

void sqlite_write_batch::withdraw(const withdrawal& wanted) {
  write_withdrawal(on_, wanted, at_, now());
  revised_ = true;
}

void sqlite_write_batch::quarantine(const quarantined_row& row) { log_.quarantine(row); }
void sqlite_write_batch::release_from_quarantine(std::int64_t row) { delete_quarantined(on_, row); }
void sqlite_write_batch::record(import_summary& summary) { log_.record(summary); }

void sqlite_write_batch::add_response(response_event& event) {
  responses_.add(event);
  revised_ = true;
}

write_outcome sqlite_write_batch::put(response_event& event) {
  return noted({responses_.put(event)}).front();
}

void sqlite_write_batch::decide_match(match_decision& decided) { write_match_decision(on_, decided, now()); }
void sqlite_write_batch::keep_channel(reporting_channel& said) { write_channel(on_, said, now()); }

std::uint64_t sqlite_write_batch::relocate(
    const std::function<incident_location(const incident_location&)>& locate) {
  const std::uint64_t moved = incidents_.relocate(locate) + patrol_points_.relocate(locate);
  revised_ = revised_ || moved > 0;
  return moved;
}

void sqlite_write_batch::publish(std::span<const published_incident> decided) { published_.publish(decided); }

void sqlite_write_batch::change_tier(tier_change& change) {
  if (change.changed) {
    incidents_.change_tier(change.incident, change.after);
    revised_ = true;
  }
  published_.note(change);
}

void sqlite_write_batch::erase(const erasure& wanted) {
  store::erase(on_, incidents_, wanted, now());
  revised_ = erased_ = true;
}

void sqlite_write_batch::replace_municipalities(std::span<const stored_municipality> areas) {
  write_municipalities(on_, areas);
  revised_ = true;
}

void sqlite_write_batch::replace_places(std::span<const stored_place> places) {
  write_places(on_, places);
  revised_ = true;
}

void sqlite_write_batch::set_setting(std::string_view key, const std::optional<std::string>& value) {
  write_setting(on_, key, value);
}

void sqlite_write_batch::audit(const audit_note& note) { write_audited(on_, note); }

revision sqlite_write_batch::commit() {
  incidents_.finish();
  patrol_points_.finish();
  log_.finish();
  if (revised_) on_.prepared("UPDATE store_revision SET value = ?1").run(at_);
  transaction_.commit();
  // The log of writes still has what was erased; when readers hold it back, the next checkpoint takes it.
  if (erased_) on_.execute("PRAGMA wal_checkpoint(TRUNCATE)");
  turn_.give_back();
  return revised_ ? at_ : revision{at_.value - 1};
}

}  // namespace uramost::store
