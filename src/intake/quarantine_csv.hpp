#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "exchange/feature_writer.hpp"
#include "store/incident_store.hpp"

namespace uramost::intake {

/// Quarantined rows as CSV (UTF-8) for correcting: the register's own columns, then `_line`, `_field`,
/// `_reason` and
/// `_quarantine_id`. Importing the corrected file takes the rows out of quarantine by that last column; the
/// others with an underscore are not looked at. Cells are as they came: nothing is put before what a
/// spreadsheet may take for a formula, or the correction would change them. Answers the number of rows.
std::uint64_t write_quarantine_csv(const std::vector<store::quarantined_row>& rows,
                                   const exchange::byte_sink& sink);
/// To a file. Throws invalid_input (field `out`) when it cannot be written.
std::uint64_t write_quarantine_csv(const std::vector<store::quarantined_row>& rows,
                                   const std::filesystem::path& file);

}  // namespace uramost::intake
