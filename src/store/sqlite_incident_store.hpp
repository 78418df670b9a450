#pragma once

#include <filesystem>
#include <semaphore>

#include "store/connection_pool.hpp"
#include "store/incident_store.hpp"

namespace uramost::store {

/// The register in one SQLite + SpatiaLite file: one connection that writes, a pool of others that read.
class sqlite_incident_store final : public incident_store {
 public:
  sqlite_incident_store(const std::filesystem::path& file, database::access how);

  std::unique_ptr<write_batch> begin_write() override;
  void copy_log() override;
  revision load_incidents(revision since, const std::function<void(const incident&)>& visit) const override;
  std::vector<incident_version> withdrawn(revision since) const override;
  revision load_patrol_points(revision since,
                              const std::function<void(patrol_point&&)>& visit) const override;
  revision current_revision() const override;
  void visit_incidents(revision at, std::span<const incident_id> ids,
                       const std::function<void(const incident&)>& visit) const override;
  std::optional<incident> find(incident_id id) const override;
  std::vector<std::string> narratives(const std::vector<incident_id>& ids) const override;
  std::vector<incident_version> history(incident_id id) const override;
  std::vector<response_event> responses(incident_id id) const override;
  void visit_responses(const std::function<void(const response_event&)>& visit) const override;
  std::vector<match_decision> match_decisions() const override;
  std::vector<reporting_channel> reporting_channels(std::string_view source) const override;
  std::vector<incident_id> identified(std::string_view source, std::string_view external_id) const override;
  std::vector<incident_id> search_text(std::string_view words) const override;
  std::vector<incident_id> within(std::string_view wkb) const override;
  revision visit_published(
      const std::function<void(const incident&, const published_location*)>& visit) const override;
  std::vector<published_incident> published_history(incident_id id) const override;
  std::vector<tier_change> tier_changes(incident_id id) const override;
  std::vector<incident_id> erased(time_point since) const override;
  std::vector<import_summary> imports() const override;
  std::vector<quarantined_row> quarantine(std::optional<import_id> of) const override;
  void release_from_quarantine(std::int64_t row) override;
  std::vector<std::pair<std::int64_t, audit_note>> audited_writes(std::int64_t after) const override;
  std::optional<std::string> setting(std::string_view key) const override;
  void set_setting(std::string_view key, const std::optional<std::string>& value) override;
  std::optional<std::string> boundaries_geojson() const override;
  void set_boundaries_geojson(const std::string& geojson) override;

 private:
  database writer_;
  std::binary_semaphore turn_{1};
  mutable connection_pool readers_;
};

}  // namespace uramost::store
