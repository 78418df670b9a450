#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "intake/import.hpp"
#include "intake/incident_register.hpp"

namespace uramost::intake {

/// An empty register in a folder of its own, gone after the test; with the files that a test writes.
class scratch_register : public testing::Test {
 protected:
  scratch_register() {
    incident_register::create(folder_ / "data");
    open();
  }
  ~scratch_register() override {
    register_.reset();
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  /// Closes the register and opens it anew, as after a restart.
  void open() {
    register_.reset();
    register_ = std::make_unique<incident_register>(folder_ / "data");
  }

  incident_register& reg() { return *register_; }

  std::filesystem::path file(std::string_view name, std::string_view content) const {
    const auto path = folder_ / name;
    std::ofstream(path, std::ios::binary) << content;
    return path;
  }
  static std::filesystem::path fixture(std::string_view name) {
    return std::filesystem::path(URAMOST_TEST_DATA) / "intake" / name;
  }

  import_report take(const std::filesystem::path& path, const import_options& options = {}) {
    return import_incidents(reg(), path, options);
  }
  /// A file of this content, named `register.csv`.
  import_report take_csv(std::string_view csv, const import_options& options = {}) {
    return take(file("register.csv", csv), options);
  }

  /// Every incident, whole, by external id.
  std::map<std::string, incident> stored() {
    std::map<std::string, incident> all;
    reg().records().load_incidents({}, [&](const incident& each) { all.emplace(each.external_id, each); });
    for (auto& [id, each] : all) each = *reg().records().find(each.id);
    return all;
  }

  const std::filesystem::path& folder() const { return folder_; }

 private:
  static std::filesystem::path make_folder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "uramost-intake-XXXXXX").string();
    return ::mkdtemp(pattern.data());
  }

  std::filesystem::path folder_ = make_folder();
  std::unique_ptr<incident_register> register_;
};

}  // namespace uramost::intake
