#pragma once

#include <fstream>
#include <stdexcept>
#include <string>

#include "intake/import.hpp"
#include "intake/release_desk.hpp"
#include "temporary_directory.hpp"

namespace uramost::http {

/// A register of synthetic incidents with releases that depend on nothing but them: two that are alike have
/// the same key, and their releases the same dates.
class released_register {
 public:
  static constexpr std::chrono::year_month_day until{std::chrono::year(2024), std::chrono::January,
                                                     std::chrono::day(1)};

  /// Of 2022 and 2023: twelve incidents (P1) each month at each of two places of Leposavić and of Zvečan, 30
  /// confidential ones (P2) in May 2023, and two that were in the press (P0).
  released_register() {
    intake::incident_register::create(folder_.path());
    const auto& key = shared_key();
    std::ofstream(folder() / "release.key") << key.to_hex() << "\n";
    std::ofstream(folder() / "release.pub") << publication::to_hex(key.verifier()) << "\n";
    incidents_ = std::make_unique<intake::incident_register>(folder());
    add(restricted_rows(), "synthetic");
    add("P1,2023-05-29,,public_order,42.9080,20.8430,\nP2,2023-06-02,,arson,43.1041,20.8030,\n",
        "synthetic-press", true);
  }

  intake::incident_register& incidents() { return *incidents_; }
  const std::filesystem::path& folder() const { return folder_.path(); }

  /// Imports rows of id, date, time, category, latitude, longitude and narrative; again, to change them.
  void add(const std::string& rows, const std::string& source, bool is_public = false) {
    const auto file = folder() / (source + ".csv");
    std::ofstream(file) << "id,date,time,type,lat,lon,narrative\n" << rows;
    intake::column_mapping mapping;
    mapping.public_source = is_public;
    intake::import_incidents(*incidents_, file, {.source = source, .mapping = mapping, .reading = {}});
  }

  /// Releases what there is until then, as at a fixed time.
  void release(std::chrono::year_month_day before = until) {
    auto draft = intake::prepare_release(*incidents_, folder(), before);
    if (!draft.findings.empty()) throw std::runtime_error(draft.findings[0].attack + draft.findings[0].what);
    draft.facts.created_at = std::chrono::sys_days(before) + std::chrono::hours(draft.facts.number);
    intake::release_folder(folder()).keep({draft.content, draft.facts, {}, shared_key()}, draft.facts.number);
  }

 private:
  static const publication::signing_key& shared_key() {
    static const auto made = publication::signing_key::make();
    return made;
  }

  static std::string restricted_rows() {
    constexpr std::array latitudes{"43.10", "43.16", "42.90", "42.94"};
    constexpr std::array longitudes{"20.8027", "20.7427", "20.8403", "20.8167"};
    std::string rows;
    int id = 0;
    for (int month = 0; month < 24; ++month)
      for (std::size_t place = 0; place < latitudes.size(); ++place)
        for (int i = 0; i < 12; ++i) {
          ++id;
          const int number = month % 12 + 1;
          rows += std::to_string(id) + (month < 12 ? ",2022-" : ",2023-") + (number < 10 ? "0" : "") +
                  std::to_string(number) + "-15,," + (i % 3 == 0 ? "assault," : "theft,") + latitudes[place] +
                  std::to_string(100 + id % 900) + "," + longitudes[place] + ",\n";
        }
    for (int i = 0; i < 30; ++i)
      rows += "H" + std::to_string(i) + ",2023-05-0" + std::to_string(1 + i % 9) +
              ",,harassment,42.9080,20.8430,\n";
    return rows;
  }

  temporary_directory folder_;
  std::unique_ptr<intake::incident_register> incidents_;
};

}  // namespace uramost::http
