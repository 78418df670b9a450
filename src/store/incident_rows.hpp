#pragma once

#include <functional>
#include <optional>
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

  write_outcome put(incident& record);
  void add_response(const response_event& event);
  std::uint64_t relocate(const std::function<incident_location(const incident_location&)>& locate);

  /// Writes the derived tables; once, before the transaction is committed.
  void finish() { places_.finish(); }

 private:
  std::optional<incident> stored(std::int64_t source, const std::string& external_id);
  bool insert(incident& record, std::int64_t source);
  void replace(const incident& before, const incident& after);
  void keep_in_history(incident_id id);

  database& on_;
  source_names& sources_;
  revision at_;
  time_point now_;
  statement& insertion_;
  statement& selection_;
  search_index words_;
  spatial_index places_;
};

/// Incidents written after `since`, without narrative, in order of id.
void read_incidents(database& from, revision since, const std::function<void(incident&&)>& visit);
std::optional<incident> read_incident(database& from, incident_id id);
std::vector<std::string> read_narratives(database& from, const std::vector<incident_id>& ids);
std::vector<incident_version> read_history(database& from, incident_id id);
std::vector<response_event> read_responses(database& from, incident_id id);
std::vector<incident_id> read_incidents_within(database& from, std::string_view wkb);

}  // namespace uramost::store
