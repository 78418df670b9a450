#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/ids.hpp"
#include "core/incident.hpp"
#include "core/language.hpp"
#include "core/patrol_point.hpp"
#include "core/published_location.hpp"
#include "store/audit_note.hpp"
#include "store/correction.hpp"
#include "store/match_decision.hpp"
#include "store/reporting_channel.hpp"
#include "store/response_event.hpp"

namespace uramost::store {

/// What storing one record changed.
enum class write_outcome { imported, updated, unchanged };

/// A row that could not be used, kept as it came.
struct quarantined_row {
  std::int64_t id = 0;  ///< 0 until stored
  import_id import;
  std::uint64_t line = 0;  ///< line (text files) or row number (others) in the file, 1 = first line
  std::string field;       ///< the column at fault; empty: the whole row
  std::string value;       ///< what it holds
  std::string reason;      ///< a sentence for the person who keeps the register
  std::vector<std::pair<std::string, std::string>> row;  ///< all columns of the row, name and text
};

/// What one import did, as reported and as stored.
struct import_summary {
  import_id id;
  std::string kind;       ///< "incidents", "patrol-points" or "responses"
  std::string source;     ///< the register's name
  std::string file_name;  ///< without its folder
  std::string sha256;     ///< of the file's bytes, hex
  time_point imported_at;
  std::uint64_t rows = 0;
  std::uint64_t imported = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t quarantined = 0;
  std::uint64_t located_by_coordinate = 0;
  std::uint64_t located_by_place = 0;
  std::uint64_t ambiguous = 0;
  std::uint64_t unlocated = 0;
};

/// One earlier state of an incident.
struct incident_version {
  incident state;
  revision at;
  time_point replaced_at;
};

/// What others may learn of an incident.
struct published_incident {
  incident_id incident;
  published_location location;
};

/// That somebody changed an incident's tier, or (`changed` is false) proposed to.
struct tier_change {
  std::int64_t id = 0;  ///< 0 until stored
  incident_id incident;
  tier before = tier::p2;
  tier after = tier::p2;
  std::string reason;
  std::string person;
  time_point at{};  ///< set when stored
  bool changed = false;
  std::optional<std::int64_t> confirms{};  ///< the proposal, of somebody else, that this one carries out
};

/// That an incident is to be forgotten, as far as it could point to a person.
struct erasure {
  incident_id incident;
  std::string reason;
  std::string person;  ///< who does it
};

/// A municipality as the file keeps it, for SQL and for GIS programs that open it.
struct stored_municipality {
  municipality_code code;
  localized_name name;
  std::string wkb;  ///< OGC well-known binary, Polygon or MultiPolygon, degrees WGS 84, longitude first
};

/// A gazetteer entry as the file keeps it.
struct stored_place {
  place_id id;
  std::string kind;
  lon_lat point;
  double uncertainty_m = 0;
  municipality_code municipality;
  localized_name name;
};

/// A set of writes that becomes durable as a whole with `commit`, or not at all. Rolls back when destroyed
/// before. One at a time per store: `begin_write` waits for the other one to end. Used by one thread at a
/// time. After an exception of any function but `put`'s invalid_input, drop the batch.
class write_batch {
 public:
  virtual ~write_batch() = default;

  /// Inserts the records in their order, or updates those with the same source and external id (the old state
  /// goes to history); many at once cost half of what they cost one by one. Answers an outcome for each, and
  /// makes the records what is stored now: they get their ids; an incident keeps its stage once it has
  /// response events, and its tier once a person has changed it, or when the record's is lower (lowering
  /// takes two people), and what people have edited of it. Throws invalid_input, naming the field, for a
  /// record without identity, with an empty time interval, a severity outside 1-5, or a position that is not
  /// on Earth; none is stored, and the batch can go on.
  virtual std::vector<write_outcome> put(std::span<incident> records) = 0;
  virtual std::vector<write_outcome> put(std::span<patrol_point> records) = 0;
  write_outcome put(incident& record) { return put(std::span(&record, 1)).front(); }
  write_outcome put(patrol_point& record) { return put(std::span(&record, 1)).front(); }
  /// Puts an incident right, and makes `after` what is stored now: its identity and stage stay, its tier
  /// rises at most. What differs is a person's word from then on, which an import leaves alone. Throws
  /// conflict when what is stored is not `before` any more or was erased, not_found when there is none or it
  /// was withdrawn, invalid_input as `put` does, or without a person.
  virtual void edit(incident_edit& wanted) = 0;
  /// Takes an incident out of everything that is counted, listed, drawn or published; it stays in the file,
  /// and an import of the same record leaves it so. Throws not_found when there is none or it was withdrawn
  /// before, invalid_input without a reason or a person.
  virtual void withdraw(const withdrawal& wanted) = 0;
  virtual void quarantine(const quarantined_row& row) = 0;
  /// As incident_store::release_from_quarantine, within this batch.
  virtual void release_from_quarantine(std::int64_t row) = 0;
  /// Records the import itself; call once, last. Sets `summary.id`; the rows quarantined before belong to it.
  /// Quarantined rows of an earlier import of the same kind and source that came again, the same on the same
  /// line, are kept once, with this import.
  virtual void record(import_summary& summary) = 0;
  /// Adds an event, sets its id and its time of entry, and the incident's stage (latest_stage). Throws
  /// not_found without the incident or the event it corrects, conflict when that one is corrected already,
  /// invalid_input for an empty time span, or for a stage of `none` that corrects nothing.
  virtual void add_response(response_event& event) = 0;
  /// As `add_response`, for a register that may say the same again: an event that is known changes nothing,
  /// also when a person has corrected it since. One whose external id is known but which says something else
  /// becomes a correction.
  virtual write_outcome put(response_event& event) = 0;
  /// Keeps what a person decided on two incidents of different registers. Sets its id and time, and the order
  /// of the two. Throws not_found without either, invalid_input when both are of one register or nobody
  /// decides, conflict when one of them is the same as a third already.
  virtual void decide_match(match_decision& decided) = 0;
  /// Keeps what a person says of a register's channels. Sets its id and time. Throws invalid_input, naming
  /// the field, without a person or a first day (unless it takes something back) and for a last day before
  /// the first; not_found for a register that has sent nothing, or for a channel that is not of it; conflict
  /// when another one took the place of that channel before.
  virtual void keep_channel(reporting_channel& said) = 0;
  /// Moves located incidents and patrol points to the municipalities that `locate` gives (after a change of
  /// boundaries). Returns how many changed.
  virtual std::uint64_t relocate(
      const std::function<incident_location(const incident_location&)>& locate) = 0;

  /// Keeps what was decided on these incidents; an earlier decision goes to history. Whatever changes the
  /// time, the location or the tier of an incident takes back what was decided on it, until it is decided
  /// again.
  virtual void publish(std::span<const published_incident> decided) = 0;
  /// Notes a change of tier, or the proposal of one, and carries out a change. Sets its id and time. Throws
  /// invalid_input without a reason or a person, not_found without the incident.
  virtual void change_tier(tier_change& change) = 0;

  /// Takes an incident's narrative, place, community, gender and published locations out of it and of its
  /// history, for good; an import of the same record changes nothing any more. Its time, category, responses
  /// and entries in the log stay. Throws not_found without the incident, conflict when it was erased before,
  /// invalid_input without a reason or a person.
  virtual void erase(const erasure& wanted) = 0;

  /// Fills the tables `municipalities` and `places`, in place of what they held.
  virtual void replace_municipalities(std::span<const stored_municipality> areas) = 0;
  virtual void replace_places(std::span<const stored_place> places) = 0;
  /// Nothing forgets the setting.
  virtual void set_setting(std::string_view key, const std::optional<std::string>& value) = 0;

  /// Says what this batch does, to be taken over by the audit log (audit_log::collect) once it is committed;
  /// a batch that is dropped has said nothing.
  virtual void audit(const audit_note& note) = 0;

  /// When it returns, the writes survive a crash, the batch is over, and the next one may begin. Returns the
  /// store's revision: a new one when an incident, a patrol point or the geography changed, otherwise
  /// (nothing, or only the log of imports) the one before.
  virtual revision commit() = 0;
};

/// The register on disk: one SQLite + SpatiaLite file (WAL, synchronous FULL), migrated when opened.
/// Safe to use from many threads: readers have connections of their own and see the last commit, also while a
/// batch is being written. All functions throw unavailable when the disk is full, the file is damaged, or
/// another process holds its lock for more than ten seconds.
class incident_store {
 public:
  /// Opens, creating the file (but not its folder) when `create`. Throws not_found when it is missing,
  /// conflict when it was written by a newer UraMost, invalid_input when it is another program's file.
  static std::unique_ptr<incident_store> open(const std::filesystem::path& file, bool create = false);
  virtual ~incident_store() = default;

  /// Waits until no other batch is open (a thread that holds one must not ask for a second). Batches end
  /// before the store does.
  virtual std::unique_ptr<write_batch> begin_write() = 0;

  /// Puts in its place in the file what commits have left in the log of writes. No promise depends on it: it
  /// keeps the log short, and is called when nobody waits for the last batch any more. Does nothing while
  /// another batch is open.
  virtual void copy_log() = 0;

  /// Calls `visit` for every incident written after `since` (0: all) that was not withdrawn, narrative left
  /// empty, in ascending order of id. Returns the revision read up to.
  virtual revision load_incidents(revision since,
                                  const std::function<void(const incident&)>& visit) const = 0;
  /// Those withdrawn after `since` (0: all), ascending, with the revision and the time of their withdrawal.
  virtual std::vector<incident_version> withdrawn(revision since) const = 0;
  virtual revision load_patrol_points(revision since,
                                      const std::function<void(patrol_point&&)>& visit) const = 0;
  virtual revision current_revision() const = 0;

  /// Calls `visit` for these incidents in the order asked, whole, each as it was at revision `at`, whatever
  /// has been written since: what is asked in several calls fits together. Those that were not there are
  /// left out. Ascending ids are fastest. The reference is good until `visit` returns.
  virtual void visit_incidents(revision at, std::span<const incident_id> ids,
                               const std::function<void(const incident&)>& visit) const = 0;
  /// Whole, with narrative; nothing when there is none or it was withdrawn.
  virtual std::optional<incident> find(incident_id id) const = 0;
  /// Narratives of these incidents, in the order asked.
  virtual std::vector<std::string> narratives(const std::vector<incident_id>& ids) const = 0;
  /// Oldest first.
  virtual std::vector<incident_version> history(incident_id id) const = 0;
  /// All events of an incident, also those that hold no longer; by their begin.
  virtual std::vector<response_event> responses(incident_id id) const = 0;
  /// The events that hold, of all incidents in ascending order of their ids; of one, by their begin.
  virtual void visit_responses(const std::function<void(const response_event&)>& visit) const = 0;
  /// All that was ever decided, oldest first.
  virtual std::vector<match_decision> match_decisions() const = 0;
  /// All that was ever said of a register's channels, oldest first.
  virtual std::vector<reporting_channel> reporting_channels(std::string_view source) const = 0;
  /// The incidents, not withdrawn, that a register, or with an empty source any register, knows by this id;
  /// ascending.
  virtual std::vector<incident_id> identified(std::string_view source,
                                              std::string_view external_id) const = 0;
  /// Ids of incidents whose place text or narrative holds, for every word of `words`, a word that begins with
  /// it; ascending. Case, diacritics and script do not matter (store/search_folding.hpp); everything but
  /// letters and digits parts words. No word: no incident.
  virtual std::vector<incident_id> search_text(std::string_view words) const = 0;

  /// Ids of incidents whose point lies in a polygon or on its border, ascending; asked of SpatiaLite through
  /// the spatial index. `wkb`: Polygon or MultiPolygon, degrees WGS 84, longitude first. Throws invalid_input
  /// for anything else.
  virtual std::vector<incident_id> within(std::string_view wkb) const = 0;

  /// Calls `visit` for every incident not withdrawn, without narrative, in order of id, with what was decided
  /// on it (null: nothing yet), all as of one revision, which it returns. The references are good until
  /// `visit` returns.
  virtual revision visit_published(
      const std::function<void(const incident&, const published_location*)>& visit) const = 0;
  /// What was decided on an incident before; oldest first.
  virtual std::vector<published_incident> published_history(incident_id id) const = 0;
  /// Oldest first.
  virtual std::vector<tier_change> tier_changes(incident_id id) const = 0;

  /// The incidents that were erased since a time, ascending.
  virtual std::vector<incident_id> erased(time_point since = {}) const = 0;

  /// Newest first.
  virtual std::vector<import_summary> imports() const = 0;
  /// Rows in quarantine, of one import or of all; in order of line.
  virtual std::vector<quarantined_row> quarantine(std::optional<import_id> of = {}) const = 0;
  /// Forgets a quarantined row (it was corrected and imported again).
  virtual void release_from_quarantine(std::int64_t row) = 0;

  /// What write batches said to `audit` after number `after`, with their numbers, ascending.
  virtual std::vector<std::pair<std::int64_t, audit_note>> audited_writes(std::int64_t after) const = 0;

  /// A named text kept with the register; nothing when it was never set.
  virtual std::optional<std::string> setting(std::string_view key) const = 0;
  virtual void set_setting(std::string_view key, const std::optional<std::string>& value) = 0;

  /// The user's own boundary coverage as stored GeoJSON FeatureCollection text (properties code, name_sq, …),
  /// or nothing when ours are in use. Kept as the setting `boundaries_geojson`.
  virtual std::optional<std::string> boundaries_geojson() const = 0;
  virtual void set_boundaries_geojson(const std::string& geojson) = 0;
};

}  // namespace uramost::store
