#include "store/statement.hpp"

#include <sqlite3.h>

#include "core/error.hpp"

namespace uramost::store {

namespace {
std::string file_of(sqlite3* connection) {
  const char* name = sqlite3_db_filename(connection, "main");
  return name != nullptr ? name : "";
}
}  // namespace

void throw_sqlite_error(sqlite3* connection, int result) {
  const std::string file = file_of(connection);
  switch (result & 0xFF) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw error(error_kind::unavailable,
                  "Another program is writing to " + file + "; try again when it has finished");
    case SQLITE_NOTADB:
      throw error(error_kind::invalid_input, file + " is not a register of UraMost");
    case SQLITE_CORRUPT:
      throw error(error_kind::unavailable, "The register " + file + " is damaged; restore it from a backup");
    case SQLITE_FULL:
      throw error(error_kind::unavailable, "The disk that holds " + file + " is full");
    case SQLITE_IOERR:
      throw error(error_kind::unavailable,
                  std::string("Reading or writing ") + file + " failed: " + sqlite3_errmsg(connection));
    case SQLITE_READONLY:
    case SQLITE_PERM:
      throw error(error_kind::unavailable, file + " may not be written to");
    case SQLITE_CANTOPEN:
      throw error(error_kind::unavailable, file + " cannot be opened");
    case SQLITE_CONSTRAINT:
      throw invalid_input(std::string("The register does not accept this record: ") +
                          sqlite3_errmsg(connection));
    case SQLITE_TOOBIG:
      throw invalid_input("A text of the record is too long to be stored");
    default:
      throw error(error_kind::internal, std::string("The register failed: ") + sqlite3_errmsg(connection));
  }
}

void statement::finalizer::operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }

statement::statement(sqlite3* connection, std::string_view sql) {
  sqlite3_stmt* handle = nullptr;
  const int result = sqlite3_prepare_v3(connection, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
  handle_.reset(handle);
  if (result != SQLITE_OK) throw_sqlite_error(connection, result);
}

bool statement::step() {
  const int result = sqlite3_step(handle_.get());
  if (result == SQLITE_ROW) return true;
  if (result == SQLITE_DONE) return false;
  sqlite3* connection = sqlite3_db_handle(handle_.get());
  try {
    throw_sqlite_error(connection, result);
  } catch (...) {
    reset();
    throw;
  }
}

int statement::run_bound() {
  while (step()) {
  }
  const int changed = sqlite3_changes(sqlite3_db_handle(handle_.get()));
  reset();
  return changed;
}

void statement::reset() { sqlite3_reset(handle_.get()); }

std::int64_t statement::integer(int column) const { return sqlite3_column_int64(handle_.get(), column); }
double statement::real(int column) const { return sqlite3_column_double(handle_.get(), column); }

std::string_view statement::text(int column) const {
  const auto* data = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
  return {data, data == nullptr ? 0 : static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

std::string_view statement::bytes(int column) const {
  const auto* data = static_cast<const char*>(sqlite3_column_blob(handle_.get(), column));
  return {data, data == nullptr ? 0 : static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column))};
}

bool statement::is_null(int column) const {
  return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL;
}

int statement::columns() const { return sqlite3_column_count(handle_.get()); }

namespace {
struct binding {
  sqlite3_stmt* to;
  int position;

  int operator()(std::nullptr_t) const { return sqlite3_bind_null(to, position); }
  int operator()(std::int64_t value) const { return sqlite3_bind_int64(to, position, value); }
  int operator()(double value) const { return sqlite3_bind_double(to, position, value); }
  // A view of nothing may have no address, which SQLite would take for NULL.
  int operator()(std::string_view text) const {
    return sqlite3_bind_text64(to, position, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC,
                               SQLITE_UTF8);
  }
  int operator()(blob value) const {
    return sqlite3_bind_blob64(to, position, value.bytes.empty() ? "" : value.bytes.data(),
                               value.bytes.size(), SQLITE_STATIC);
  }
};

void expect_ok(sqlite3_stmt* handle, int result) {
  if (result != SQLITE_OK) throw_sqlite_error(sqlite3_db_handle(handle), result);
}
}  // namespace

void statement::set_value(int position, const sql_value& value) {
  expect_ok(handle_.get(), std::visit(binding{handle_.get(), position}, value));
}

void statement::set(int position, const memory_rows& rows) {
  set_pointer(position, const_cast<memory_rows*>(&rows), memory_rows_type);
}

void statement::set_pointer(int position, void* to, const char* type) {
  expect_ok(handle_.get(), sqlite3_bind_pointer(handle_.get(), position, to, type, nullptr));
}

}  // namespace uramost::store
