#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "store/memory_rows.hpp"
#include "store/sql_value.hpp"

struct sqlite3;
struct sqlite3_stmt;

namespace uramost::store {

/// The type by which SQLite hands on a pointer to memory_rows.
inline constexpr const char* memory_rows_type = "uramost::memory_rows";

/// Throws uramost::error for what SQLite last reported on `connection`; `result` is the code it returned.
[[noreturn]] void throw_sqlite_error(sqlite3* connection, int result);

/// One prepared SQL statement.
///
///   statement insert(db, "INSERT INTO sources (name) VALUES (?1)");
///   insert.run(name);
///
/// Texts and blobs are bound by reference: they must live until the statement has run.
class statement {
 public:
  statement(sqlite3* connection, std::string_view sql);

  /// Starts again with these values for ?1, ?2, …
  template <class... Values>
  statement& bind(const Values&... values) {
    reset();
    [[maybe_unused]] int position = 0;
    (set(++position, values), ...);
    return *this;
  }

  /// Goes to the next row; false when there is none left.
  bool step();

  /// Binds, executes to the end, resets. Returns the number of rows changed by INSERT, UPDATE or DELETE.
  template <class... Values>
  int run(const Values&... values) {
    bind(values...);
    return run_bound();
  }

  /// As run, with the values bound before.
  int run_bound();

  void reset();

  /// Columns of the current row count from 0. Text views live until the next step.
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string_view text(int column) const;
  std::string_view bytes(int column) const;
  time_point time(int column) const { return time_point{std::chrono::seconds{integer(column)}}; }
  bool is_null(int column) const;
  int columns() const;

  template <class Value>
  void set(int position, const Value& value) {
    set_value(position, to_sql(value));
  }
  /// As the argument of the table `memory_rows`. The rows must live until the statement has run.
  void set(int position, const memory_rows& rows);
  /// What only our own tables and functions can take: SQL sees NULL. `type` must live for ever.
  void set_pointer(int position, void* to, const char* type);

 private:
  void set_value(int position, const sql_value& value);

  struct finalizer {
    void operator()(sqlite3_stmt* handle) const;
  };
  std::unique_ptr<sqlite3_stmt, finalizer> handle_;
};

}  // namespace uramost::store
