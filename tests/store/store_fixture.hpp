#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <memory>
#include <string>

#include "../expect_error.hpp"
#include "store/database.hpp"
#include "store/incident_store.hpp"

namespace uramost::store {

/// An empty register in a folder of its own.
class store_test : public testing::Test {
 protected:
  store_test() {
    std::filesystem::create_directories(folder_);
    store_ = incident_store::open(file_, true);
  }
  ~store_test() override {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }

  void reopen() {
    store_.reset();
    store_ = incident_store::open(file_);
  }

  write_outcome put(incident& record) {
    const auto batch = store_->begin_write();
    const write_outcome outcome = batch->put(record);
    batch->commit();
    return outcome;
  }

  std::vector<incident> all() const {
    std::vector<incident> incidents;
    store_->load_incidents({0}, [&](const incident& record) { incidents.push_back(record); });
    return incidents;
  }

  /// The first column of the first row that SQL gives in a connection of its own.
  std::string ask(std::string_view sql, database::access how = database::access::read) const {
    database connection(file_, how);
    statement& row = connection.prepared(sql);
    return row.step() ? std::string(row.text(0)) : "";
  }

  /// SQLite's and SpatiaLite's own verdicts (CheckSpatialIndex notes its own in the file, so it must write).
  void expect_sound_file() const {
    EXPECT_EQ(ask("PRAGMA integrity_check"), "ok");
    EXPECT_EQ(ask("SELECT count(*) FROM pragma_foreign_key_check"), "0");
    for (const std::string table : {"incidents", "patrol_points", "municipalities", "places"}) {
      EXPECT_EQ(ask("SELECT rtreecheck('idx_" + table + "_geom')"), "ok") << table;
      EXPECT_EQ(ask("SELECT CheckSpatialIndex('" + table + "', 'geom')", database::access::write), "1")
          << table;
    }
  }

  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("uramost-store-test-" + std::to_string(::getpid()));
  std::filesystem::path file_ = folder_ / "register.sqlite";
  std::unique_ptr<incident_store> store_;
};

/// A synthetic incident; every field has a value.
inline incident sample_incident(const std::string& external_id) {
  incident record;
  record.source = "synthetic register";
  record.external_id = external_id;
  record.occurred = {time_point{std::chrono::seconds{1'685'387'400}},
                     time_point{std::chrono::seconds{1'685'387'460}}, time_precision::minute};
  record.category = "theft";
  record.severity = 2;
  record.location.point = lon_lat{20.8391, 42.9072};
  record.location.municipality = municipality_code{"38"};
  record.location.place = place_id{-93'214};
  record.location.certainty = location_certainty::near_border;
  record.location.uncertainty_m = 150.25;
  record.location.from_coordinate = true;
  record.location.place_text = "Zveçan, kod stanice";
  record.protection = tier::p2;
  record.stage = response_stage::registered;
  record.affected_community = "synthetic community";
  record.gender = affected_gender::female;
  record.narrative = "Synthetic: a bicycle was taken.";
  return record;
}

}  // namespace uramost::store
