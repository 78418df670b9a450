#pragma once

#include <filesystem>

#include "store/database.hpp"

namespace uramost::store {

/// Brings the file's tables up to this program (sql/NNN_name.sql, each applied once, in order, in one
/// transaction). `PRAGMA user_version` is the number of the last one; the table `migrations` keeps their
/// checksums. Throws conflict when a newer program wrote the file or when it was migrated differently,
/// invalid_input when it is another program's database.
void migrate(database& on, const std::filesystem::path& file);

}  // namespace uramost::store
