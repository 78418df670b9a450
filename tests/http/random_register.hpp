#pragma once

#include <gtest/gtest.h>
#include <sqlite3.h>

#include <spatialite.h>

#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "intake/import.hpp"
#include "intake/incident_register.hpp"
#include "temporary_directory.hpp"

namespace uramost::http {

/// 800 incidents as a CSV file, SYNTHETIC: the same every time, a tenth of them without a place.
inline std::string random_incidents() {
  std::mt19937 random(11);
  const auto below = [&](int n) { return std::uniform_int_distribution(0, n - 1)(random); };
  std::string csv = "external_id,date,time,lat,lon,place,category,severity,narrative\n";
  for (int i = 0; i < 800; ++i) {
    const auto padded = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    csv += "R" + std::to_string(i) + ",2023-" + padded(1 + below(12)) + "-" + padded(1 + below(28)) + "," +
           padded(below(24)) + ":" + padded(below(60)) + ",";
    csv += below(10) ? "42." + std::to_string(8'000 + below(1'900)) + ",20." +
                           std::to_string(6'000 + below(3'900)) + ",,"
                     : std::string(",,Qqqxyzzy,");
    csv += std::string(below(3)   ? "theft"
                       : below(2) ? "arson"
                                  : "assault") +
           "," + std::to_string(1 + below(5)) + ",synthetic\n";
  }
  return csv;
}

/// A register of them, and what SpatiaLite says of its file.
class random_register {
 public:
  random_register() {
    intake::incident_register::create(folder());
    std::ofstream(folder() / "synthetic.csv") << random_incidents();
    incidents_ = std::make_unique<intake::incident_register>(folder());
    intake::import_incidents(*incidents_, folder() / "synthetic.csv", {});
  }

  std::filesystem::path folder() const { return folder_.path(); }
  intake::incident_register& incidents() { return *incidents_; }

  /// Of the incidents that a condition of SQL holds for, ascending.
  std::vector<std::int64_t> ids_by_sql(const std::string& condition) const {
    const auto file = folder() / intake::incident_register::file_name;
    sqlite3* opened = nullptr;
    EXPECT_EQ(sqlite3_open_v2(file.c_str(), &opened, SQLITE_OPEN_READONLY, nullptr), SQLITE_OK);
    const std::unique_ptr<void, void (*)(const void*)> cache(spatialite_alloc_connection(),
                                                             spatialite_cleanup_ex);
    spatialite_init_ex(opened, cache.get(), 0);
    std::vector<std::int64_t> ids;
    const auto add = [](void* to, int, char** texts, char**) {
      static_cast<std::vector<std::int64_t>*>(to)->push_back(std::stoll(texts[0]));
      return 0;
    };
    char* fault = nullptr;
    EXPECT_EQ(sqlite3_exec(opened, ("SELECT id FROM incidents WHERE " + condition + " ORDER BY id").c_str(),
                           add, &ids, &fault),
              SQLITE_OK)
        << (fault ? fault : "") << condition;
    sqlite3_free(fault);
    sqlite3_close(opened);
    return ids;
  }

 private:
  temporary_directory folder_;
  std::unique_ptr<intake::incident_register> incidents_;
};

}  // namespace uramost::http
