#pragma once

#include <array>
#include <cstddef>
#include <functional>

#include "store/sql_value.hpp"

struct sqlite3;

namespace uramost::store {

/// One row on its way into SQL: values by column from 0. What is not set is NULL.
class row_values {
 public:
  static constexpr int most_columns = 21;

  template <class Value>
  void set(int column, const Value& value) {
    values_[static_cast<std::size_t>(column)] = to_sql(value);
  }
  /// Sets the columns from 0 on.
  template <class... Values>
  void fill(const Values&... values) {
    int column = 0;
    (set(column++, values), ...);
  }
  const sql_value& at(int column) const { return values_[static_cast<std::size_t>(column)]; }

 private:
  std::array<sql_value, most_columns> values_{};
};

/// Rows in memory, read by a statement as the table `memory_rows(?1)` with the columns c0 … c20: one
/// statement for many rows costs half of what one statement a row does.
///
///   on.prepared("INSERT INTO words (id, word) SELECT c0, c1 FROM memory_rows(?1)").run(rows);
///
/// The rows are given once and in order. `read` fills in a row, the same columns each time; its texts and
/// blobs must live until the next row is asked for. It must not throw.
struct memory_rows {
  std::size_t count = 0;
  std::function<void(std::size_t row, row_values& into)> read;
};

/// Makes the table known to a connection.
void add_memory_rows(sqlite3* connection);

}  // namespace uramost::store
