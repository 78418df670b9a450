#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/progress.hpp"
#include "exchange/record_reader.hpp"
#include "intake/column_mapping.hpp"
#include "intake/incident_register.hpp"
#include "intake/incident_text.hpp"
#include "store/incident_store.hpp"

namespace uramost::intake {

/// What the user said about an import.
struct import_options {
  std::string source;                     ///< empty: the mapping's, else the file's name without its ending
  std::optional<column_mapping> mapping;  ///< nothing, or one without columns: guessed from the headers
  exchange::read_options reading;
  std::string by = "public";  ///< who does it, for the audit log
};

/// What an import would do, shown before anything is written.
struct import_preview {
  std::string description;  ///< format, delimiter, encoding
  column_mapping mapping;
  std::vector<std::string> columns;
  std::vector<exchange::record> first_rows;  ///< up to 20; `problem` says why a row would go to quarantine
  /// Category words of the first 1,000 rows that mean nothing here, with their number. Such incidents are
  /// imported as `other`; name the words in the mapping's [categories] to have them as what they are.
  std::map<std::string, std::uint64_t> unknown_categories;
};

/// What an import did: the stored summary, and what the person who keeps the register should look at.
struct import_report : store::import_summary {
  std::map<std::string, std::uint64_t> unknown_categories;  ///< as in the preview, of all rows
  /// Rows whose coordinate lies in another municipality than the place they name, or more than 10 km from it.
  /// The coordinate was kept.
  std::uint64_t disagreements = 0;
};

/// The counts of a report by name, in the order in which reports show them.
std::vector<std::pair<std::string_view, std::uint64_t>> counts_by_name(const store::import_summary& summary);

/// A mapping without a date column is no error here: the user is about to name it.
import_preview preview_import(const std::filesystem::path& file, const import_options& options);
import_preview preview_patrol_points(const std::filesystem::path& file, const import_options& options);

/// Reads the file into the register: one transaction, good rows stored, bad rows quarantined with their
/// reason. The same file again changes nothing. Cancelled (progress answers false): throws unavailable,
/// nothing is changed. Throws invalid_input when the file cannot be read as a register at all.
///
/// Rows = imported + updated + unchanged + quarantined; located_by_coordinate + located_by_place + ambiguous
/// + unlocated = all stored ones. Reading and locating run on a thread of their own beside storing; memory is
/// constant but for the identities of the rows (row_identity.hpp). A register without an id column cannot
/// tell a changed row from a new one: give it ids if it is to be imported again after changes. One that
/// starts counting anew each year needs a source name for each year.
import_report import_incidents(incident_register& into, const std::filesystem::path& file,
                               const import_options& options, const progress_sink& watch = keep_going);
import_report import_patrol_points(incident_register& into, const std::filesystem::path& file,
                                   const import_options& options, const progress_sink& watch = keep_going);

/// One incident from a form or the API, by field name (the mapping's targets). Without `source` it is a
/// "direct-report", without `external_id` it gets a random one. Throws invalid_input naming the field.
/// Returns the stored incident. `by`: who does it, for the audit log.
incident add_incident(incident_register& into, const std::vector<std::pair<std::string, std::string>>& fields,
                      std::string_view by = "public");
/// The same of texts that are in their places already.
incident add_written_incident(incident_register& into, const incident_text& text,
                              std::string_view by = "public");

}  // namespace uramost::intake
