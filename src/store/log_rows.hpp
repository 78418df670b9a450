#pragma once

#include <optional>
#include <vector>

#include "store/database.hpp"
#include "store/incident_store.hpp"

namespace uramost::store {

/// Writes the log of one import within one transaction: rows in quarantine, then the import itself.
class log_writer {
 public:
  explicit log_writer(database& on) : on_(on) {}

  void quarantine(const quarantined_row& row);
  void record(import_summary& summary);

  /// Rows quarantined without an import belong to none; once, before the transaction is committed.
  void finish();

 private:
  std::int64_t reserved_import();

  database& on_;
  std::int64_t import_ = 0;  // its number, taken before its row is written; 0: none yet
  bool recorded_ = false;
};

std::vector<import_summary> read_imports(database& from);
std::vector<quarantined_row> read_quarantine(database& from, std::optional<import_id> of);
void delete_quarantined(database& from, std::int64_t row);

void write_audited(database& to, const audit_note& note);
std::vector<std::pair<std::int64_t, audit_note>> read_audited(database& from, std::int64_t after);

std::optional<std::string> read_setting(database& from, std::string_view key);
void write_setting(database& to, std::string_view key, const std::optional<std::string>& value);

}  // namespace uramost::store
