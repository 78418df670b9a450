#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <functional>
#include <string_view>

#include "store/statement.hpp"

namespace uramost::store {

/// A row shown by `visit_rows`, read as a statement's row is: columns count from 0. Good until the function
/// that it is shown to returns.
class visited_row {
 public:
  explicit visited_row(sqlite3_value** values) : values_(values) {}

  std::int64_t integer(int column) const { return sqlite3_value_int64(values_[column]); }
  double real(int column) const { return sqlite3_value_double(values_[column]); }
  std::string_view text(int column) const {
    return {reinterpret_cast<const char*>(sqlite3_value_text(values_[column])), size(column)};
  }
  std::string_view bytes(int column) const {
    return {static_cast<const char*>(sqlite3_value_blob(values_[column])), size(column)};
  }
  time_point time(int column) const { return time_point{std::chrono::seconds{integer(column)}}; }
  bool is_null(int column) const { return sqlite3_value_type(values_[column]) == SQLITE_NULL; }

 private:
  // After the text or the bytes: what is asked last for decides the unit.
  std::size_t size(int column) const {
    return static_cast<std::size_t>(sqlite3_value_bytes(values_[column]));
  }

  sqlite3_value** values_;
};

/// Shows every row of a SELECT from within SQLite, in half of the time that stepping through them takes:
///
///   visit_rows(on.prepared("SELECT visit_row(?1, id, name) FROM sources"),
///              [&](const visited_row& row) { names.emplace(row.integer(0), row.text(1)); });
///
/// `from` has its values for ?2, ?3, … already. `visit` may use the connection, and throw: that ends the
/// visit, and is thrown on. Rows come in the order of the scan, which ORDER BY does not change.
void visit_rows(statement& from, const std::function<void(const visited_row&)>& visit);

/// Makes the function `visit_row` known to a connection.
void add_visit_row(sqlite3* connection);

}  // namespace uramost::store
