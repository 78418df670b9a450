#pragma once

#include <filesystem>
#include <span>

#include "store/database.hpp"

namespace uramost::store {

/// One step of making a file's tables.
struct migration {
  std::int64_t number;  ///< from 1, without gaps
  std::string_view name;
  std::string_view sql;
};

/// sql/NNN_name.sql: the file of incidents.
std::span<const migration> register_migrations();
/// sql/accounts/NNN_name.sql: the file of accounts and of the audit log.
std::span<const migration> account_migrations();
/// sql/workspace/NNN_name.sql: the file of what people keep of their work.
std::span<const migration> workspace_migrations();

/// Brings the file's tables up to this program (each step applied once, in order, all in one transaction).
/// `PRAGMA user_version` is the number of the last one; the table `migrations` keeps their checksums. Throws
/// conflict when a newer program wrote the file or when it was migrated differently, invalid_input when it is
/// another program's database.
void migrate(database& on, const std::filesystem::path& file, std::span<const migration> steps);

}  // namespace uramost::store
