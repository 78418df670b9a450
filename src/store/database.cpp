#include "store/database.hpp"

#include <sqlite3.h>
// SpatiaLite's header needs SQLite's before it.
#include <spatialite.h>

#include "core/error.hpp"
#include "store/visited_rows.hpp"

namespace uramost::store {

namespace {
// Another process may hold the write lock for the length of an import's commit.
constexpr int busy_timeout_ms = 10'000;
constexpr const char* new_file = "PRAGMA page_size = 8192";  // rows of 200 bytes: fewer pages to seek and log
// KiB, taken as they are needed: what a million new rows write. A page that has no room is written twice.
constexpr const char* writer_cache = "PRAGMA cache_size = -393216";
constexpr int short_log = 1000, longest_log = 8192;  // pages
}  // namespace

void database::spatialite_deleter::operator()(void* cache) const { spatialite_cleanup_ex(cache); }
void database::closer::operator()(sqlite3* connection) const { sqlite3_close(connection); }

database::database(const std::filesystem::path& file, access how) {
  int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX;
  if (how == access::create) flags |= SQLITE_OPEN_CREATE;
  sqlite3* connection = nullptr;
  const int result = sqlite3_open_v2(file.c_str(), &connection, flags, nullptr);
  connection_.reset(connection);
  if (result != SQLITE_OK)
    throw error(error_kind::unavailable, "The register " + file.string() + " cannot be opened");
  sqlite3_extended_result_codes(connection, 1);
  sqlite3_busy_timeout(connection, busy_timeout_ms);

  spatialite_.reset(spatialite_alloc_connection());
  if (!spatialite_) throw error(error_kind::unavailable, "Too many connections to the register are open");
  spatialite_init_ex(connection, spatialite_.get(), 0);
  add_memory_rows(connection);
  add_visit_row(connection);

  // Reading the header first tells a file that is no database from every other failure.
  integer("SELECT count(*) FROM sqlite_master");
  execute("PRAGMA foreign_keys = ON; PRAGMA recursive_triggers = OFF; PRAGMA temp_store = MEMORY");
  if (how == access::read) {
    execute("PRAGMA query_only = ON");
  } else {
    if (how == access::create) execute(new_file);  // of no effect on one that has tables
    execute("PRAGMA journal_mode = WAL");
    execute("PRAGMA synchronous = FULL");
    execute(writer_cache);
  }
}

statement& database::prepared(std::string_view sql) {
  auto found = statements_.find(sql);
  if (found == statements_.end())
    found = statements_.try_emplace(std::string(sql), connection_.get(), sql).first;
  found->second.reset();
  return found->second;
}

void database::execute(const std::string& sql) {
  const int result = sqlite3_exec(connection_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) throw_sqlite_error(connection_.get(), result);
}

void database::execute_asserting(std::string_view sql) {
  const auto expect_true = [](void*, int, char** values, char**) {
    return values[0] != nullptr && std::string_view(values[0]) != "0" ? 0 : 1;
  };
  const int result = sqlite3_exec(connection_.get(), std::string(sql).c_str(), expect_true, nullptr, nullptr);
  if (result == SQLITE_ABORT)
    throw error(error_kind::internal, "A step of making the register's tables failed");
  if (result != SQLITE_OK) throw_sqlite_error(connection_.get(), result);
}

std::int64_t database::integer(std::string_view sql) {
  statement once(connection_.get(), sql);
  return once.step() ? once.integer(0) : 0;
}

void database::reset_statements() {
  for (auto& [sql, prepared] : statements_) prepared.reset();
}

bool database::in_transaction() const { return sqlite3_get_autocommit(connection_.get()) == 0; }
std::int64_t database::last_insert_id() const { return sqlite3_last_insert_rowid(connection_.get()); }

void database::enable_triggers(bool on) {
  sqlite3_db_config(connection_.get(), SQLITE_DBCONFIG_ENABLE_TRIGGER, on ? 1 : 0, nullptr);
}

namespace {
/// A log that cannot be copied (a full disk) is as safe as it was, and the next time comes.
void copy_log_of(sqlite3* connection) {
  sqlite3_wal_checkpoint_v2(connection, "main", SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
}
}  // namespace

void database::put_off_copying_log() {
  // Takes the place of SQLite's own, which copies in the commit.
  const auto after_commit = [](void* logged_pages, sqlite3* connection, const char*, int pages) {
    *static_cast<int*>(logged_pages) = pages;
    if (pages >= longest_log) copy_log_of(connection);
    return SQLITE_OK;
  };
  sqlite3_wal_hook(connection_.get(), after_commit, &logged_pages_);
}

void database::copy_log() {
  if (logged_pages_ < short_log) return;
  copy_log_of(connection_.get());
  logged_pages_ = 0;
}

}  // namespace uramost::store
