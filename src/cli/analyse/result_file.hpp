#pragma once

#include <filesystem>

#include "analysis/result_table.hpp"

namespace uramost::cli {

/// Writes a result as CSV (numbers with as many digits as they need to be read back the same), as JSON (a
/// list of objects) when the name ends in `.json`; to standard output for an empty path. The file is there
/// whole or not at all. Throws invalid_input (field `out`) when it cannot be written.
void write_result(const analysis::result_table& result, const std::filesystem::path& out);

}  // namespace uramost::cli
