#pragma once

#include "store/incident_rows.hpp"
#include "store/log_rows.hpp"
#include "store/patrol_rows.hpp"
#include "store/published_rows.hpp"
#include "store/response_rows.hpp"
#include "store/transaction.hpp"
#include "store/write_turn.hpp"

namespace uramost::store {

/// A write batch on the store's writing connection.
class sqlite_write_batch final : public write_batch {
 public:
  sqlite_write_batch(database& on, std::binary_semaphore& turn);

  std::vector<write_outcome> put(std::span<incident> records) override;
  std::vector<write_outcome> put(std::span<patrol_point> records) override;
  void edit(incident_edit& wanted) override;
  void withdraw(const withdrawal& wanted) override;
  void quarantine(const quarantined_row& row) override;
  void release_from_quarantine(std::int64_t row) override;
  void record(import_summary& summary) override;
  void add_response(response_event& event) override;
  write_outcome put(response_event& event) override;
  void decide_match(match_decision& decided) override;
  void keep_channel(reporting_channel& said) override;
  std::uint64_t relocate(const std::function<incident_location(const incident_location&)>& locate) override;
  void publish(std::span<const published_incident> decided) override;
  void change_tier(tier_change& change) override;
  void erase(const erasure& wanted) override;
  void replace_municipalities(std::span<const stored_municipality> areas) override;
  void replace_places(std::span<const stored_place> places) override;
  void set_setting(std::string_view key, const std::optional<std::string>& value) override;
  void audit(const audit_note& note) override;
  revision commit() override;

 private:
  std::vector<write_outcome> noted(std::vector<write_outcome> outcomes);

  // In this order: the turn is given back after the transaction has ended.
  write_turn turn_;
  database& on_;
  transaction transaction_;
  revision at_;
  source_names sources_;
  incident_writer incidents_;
  response_writer responses_;
  patrol_writer patrol_points_;
  published_writer published_;
  log_writer log_;
  bool revised_ = false;
  bool erased_ = false;
};

}  // namespace uramost::store
