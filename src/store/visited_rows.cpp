#include "store/visited_rows.hpp"

#include <exception>
#include <utility>

namespace uramost::store {

namespace {
constexpr const char* visitor_type = "uramost::row_visitor";

struct row_visitor {
  const std::function<void(const visited_row&)>& visit;
  std::exception_ptr failure = nullptr;
};

/// An aggregate that has nothing to say but sees every row. No exception may cross SQLite.
void show(sqlite3_context* called, int, sqlite3_value** values) noexcept {
  auto& visitor = *static_cast<row_visitor*>(sqlite3_value_pointer(values[0], visitor_type));
  try {
    visitor.visit(visited_row(values + 1));
  } catch (...) {
    visitor.failure = std::current_exception();
    sqlite3_result_error_code(called, SQLITE_ABORT);
  }
}

void end(sqlite3_context*) noexcept {}
}  // namespace

void visit_rows(statement& from, const std::function<void(const visited_row&)>& visit) {
  row_visitor visitor{visit};
  from.set_pointer(1, &visitor, visitor_type);
  try {
    from.run_bound();
  } catch (...) {
    if (visitor.failure) std::rethrow_exception(std::exchange(visitor.failure, nullptr));
    throw;
  }
}

void add_visit_row(sqlite3* connection) {
  const int result = sqlite3_create_function_v2(connection, "visit_row", -1, SQLITE_UTF8 | SQLITE_DIRECTONLY,
                                                nullptr, nullptr, show, end, nullptr);
  if (result != SQLITE_OK) throw_sqlite_error(connection, result);
}

}  // namespace uramost::store
