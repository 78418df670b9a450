#include "store/migrations.hpp"

#include <array>
#include <chrono>

#include "core/clock.hpp"
#include "core/error.hpp"
#include "store/transaction.hpp"

namespace uramost::embedded {
std::string_view migration_001_register();
std::string_view migration_002_audited_writes();
std::string_view migration_003_publication();
std::string_view migration_004_erasure();
std::string_view migration_005_responses();
std::string_view migration_006_matches();
std::string_view migration_007_reporting_channels();
std::string_view migration_008_corrections();
std::string_view migration_009_gender();
std::string_view accounts_migration_001_accounts();
std::string_view workspace_migration_001_kept_results();
std::string_view workspace_migration_002_plans();
std::string_view workspace_migration_003_visits();
std::string_view workspace_migration_004_export_presets();
}  // namespace uramost::embedded

namespace uramost::store {

namespace {

/// 64-bit FNV-1a (Fowler, Noll, Vo 1991): tells an edited migration from the applied one.
std::string checksum(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char byte : text) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3;
  std::string hex(16, '0');
  for (std::size_t digit = 16; digit-- > 0; hash >>= 4) hex[digit] = "0123456789abcdef"[hash & 15];
  return hex;
}

void expect_same_history(database& on, const std::filesystem::path& file, std::span<const migration> steps,
                         std::int64_t applied) {
  for (const migration& step : steps) {
    if (step.number > applied) continue;
    statement& row = on.prepared("SELECT checksum FROM migrations WHERE number = ?1");
    if (!row.bind(step.number).step() || row.text(0) != checksum(step.sql))
      throw error(error_kind::conflict, "The tables of " + file.string() +
                                            " were made by a different build of UraMost; export its records "
                                            "with that build and import them into a new register");
    row.reset();
  }
}

void apply(database& on, const migration& step) {
  on.execute_asserting(step.sql);
  on.prepared("INSERT INTO migrations (number, name, checksum, applied_at) VALUES (?1, ?2, ?3, ?4)")
      .run(step.number, step.name, checksum(step.sql), now());
  on.execute("PRAGMA user_version = " + std::to_string(step.number));
}

}  // namespace

std::span<const migration> register_migrations() {
  static const std::array<migration, 9> steps{
      {{1, "001_register", embedded::migration_001_register()},
       {2, "002_audited_writes", embedded::migration_002_audited_writes()},
       {3, "003_publication", embedded::migration_003_publication()},
       {4, "004_erasure", embedded::migration_004_erasure()},
       {5, "005_responses", embedded::migration_005_responses()},
       {6, "006_matches", embedded::migration_006_matches()},
       {7, "007_reporting_channels", embedded::migration_007_reporting_channels()},
       {8, "008_corrections", embedded::migration_008_corrections()},
       {9, "009_gender", embedded::migration_009_gender()}}};
  return steps;
}

std::span<const migration> workspace_migrations() {
  static const std::array<migration, 4> steps{
      {{1, "001_kept_results", embedded::workspace_migration_001_kept_results()},
       {2, "002_plans", embedded::workspace_migration_002_plans()},
       {3, "003_visits", embedded::workspace_migration_003_visits()},
       {4, "004_export_presets", embedded::workspace_migration_004_export_presets()}}};
  return steps;
}

std::span<const migration> account_migrations() {
  static const std::array<migration, 1> steps{
      {{1, "001_accounts", embedded::accounts_migration_001_accounts()}}};
  return steps;
}

void migrate(database& on, const std::filesystem::path& file, std::span<const migration> steps) {
  const std::int64_t newest = steps.back().number;
  if (on.integer("PRAGMA user_version") == newest) return expect_same_history(on, file, steps, newest);

  transaction change(on, transaction::kind::writing);
  const std::int64_t applied = on.integer("PRAGMA user_version");  // another process may have been first
  if (applied > newest)
    throw error(error_kind::conflict, file.string() +
                                          " was written by a newer UraMost (its tables have version " +
                                          std::to_string(applied) + ", this program knows " +
                                          std::to_string(newest) + "); use that one");
  if (applied == 0 && on.integer("SELECT count(*) FROM sqlite_master") != 0)
    throw invalid_input(file.string() + " is a database of another program, not a register of UraMost");
  if (applied > 0) expect_same_history(on, file, steps, applied);
  for (const migration& step : steps)
    if (step.number > applied) apply(on, step);
  change.commit();
}

}  // namespace uramost::store
