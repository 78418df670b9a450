#pragma once

#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "store/incident_store.hpp"
#include "store/search_index.hpp"
#include "store/source_names.hpp"
#include "store/spatial_index.hpp"

namespace uramost::store {

/// Writes incidents within one transaction, with their history, words and places in the spatial index.
class incident_writer {
 public:
  /// `at` is the revision that the transaction will be.
  incident_writer(database& on, source_names& sources, revision at, time_point now);

  std::vector<write_outcome> put(std::span<incident> records);
  void set_stage(incident_id id, response_stage to);
  void change_tier(incident_id id, tier to);
  /// Stores `after` in place of `before`, which is what is stored; only what `put` may change may differ.
  void edit(const incident& before, const incident& after);
  /// Leaves of the incident what points to no person; its history is not looked at.
  void blank(incident_id id);
  std::uint64_t relocate(const std::function<incident_location(const incident_location&)>& locate);

  /// Writes the derived tables; once, before the transaction is committed.
  void finish();

 private:
  bool insert(std::span<incident> records);
  void note_inserted(std::span<const incident* const> records);
  incident_id stored_id(const incident& record);
  incident stored(const incident& record);
  write_outcome put_again(incident& record, const incident& before);
  void replace(const incident& before, const incident& after);
  void overwrite(const incident& before, const incident& after);
  void keep_in_history(incident_id id);

  database& on_;
  source_names& sources_;
  revision at_;
  time_point now_;
  std::int64_t last_id_;
  bool has_blanked_ = false;
  search_index words_;
  spatial_index places_;
};

/// Incidents written after `since` and not withdrawn, without narrative, in order of id.
void read_incidents(database& from, revision since, const std::function<void(const incident&)>& visit);
/// As incident_store::visit_incidents.
void read_incidents_at(database& from, revision at, std::span<const incident_id> ids,
                       const std::function<void(const incident&)>& visit);
std::optional<incident> read_incident(database& from, incident_id id);
std::vector<std::string> read_narratives(database& from, const std::vector<incident_id>& ids);
std::vector<incident_version> read_history(database& from, incident_id id);
/// As incident_store::identified.
std::vector<incident_id> read_identified(database& from, std::string_view source,
                                         std::string_view external_id);
std::vector<incident_id> read_incidents_within(database& from, std::string_view wkb);

}  // namespace uramost::store
