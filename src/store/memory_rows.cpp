#include "store/memory_rows.hpp"

#include <sqlite3.h>

#include <memory>

#include "core/error.hpp"
#include "store/statement.hpp"

namespace uramost::store {

namespace {
constexpr const char* declaration =
    "CREATE TABLE memory_rows (c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, "
    "c17, c18, c19, c20, rows HIDDEN)";
constexpr int rows_column = row_values::most_columns;

struct cursor : sqlite3_vtab_cursor {
  const memory_rows* rows = nullptr;
  std::size_t at = 0;
  row_values values;

  bool at_end() const { return rows == nullptr || at >= rows->count; }
  void read() {
    if (!at_end()) rows->read(at, values);
  }
};

cursor& of(sqlite3_vtab_cursor* base) { return *static_cast<cursor*>(base); }

int connect(sqlite3* connection, void*, int, const char* const*, sqlite3_vtab** made, char**) noexcept {
  const int result = sqlite3_declare_vtab(connection, declaration);
  if (result == SQLITE_OK) *made = new sqlite3_vtab{};
  return result;
}

int disconnect(sqlite3_vtab* table) noexcept {
  delete table;
  return SQLITE_OK;
}

/// The rows must be given; nothing else can be asked of them.
int plan(sqlite3_vtab*, sqlite3_index_info* asked) noexcept {
  for (int i = 0; i < asked->nConstraint; ++i) {
    const auto& constraint = asked->aConstraint[i];
    if (constraint.iColumn != rows_column || constraint.op != SQLITE_INDEX_CONSTRAINT_EQ) continue;
    if (!constraint.usable) return SQLITE_CONSTRAINT;
    asked->aConstraintUsage[i].argvIndex = 1;
    asked->aConstraintUsage[i].omit = 1;
    asked->estimatedRows = 1'000;
    asked->estimatedCost = 1'000;
    return SQLITE_OK;
  }
  return SQLITE_CONSTRAINT;
}

int open(sqlite3_vtab*, sqlite3_vtab_cursor** made) noexcept {
  *made = new cursor{};
  return SQLITE_OK;
}

int close(sqlite3_vtab_cursor* base) noexcept {
  delete &of(base);
  return SQLITE_OK;
}

int filter(sqlite3_vtab_cursor* base, int, const char*, int, sqlite3_value** given) noexcept {
  cursor& here = of(base);
  here.rows = static_cast<const memory_rows*>(sqlite3_value_pointer(given[0], memory_rows_type));
  here.at = 0;
  here.read();
  return SQLITE_OK;
}

int next(sqlite3_vtab_cursor* base) noexcept {
  ++of(base).at;
  of(base).read();
  return SQLITE_OK;
}

int at_end(sqlite3_vtab_cursor* base) noexcept { return of(base).at_end() ? 1 : 0; }

struct answer {
  sqlite3_context* to;
  void operator()(std::nullptr_t) const { sqlite3_result_null(to); }
  void operator()(std::int64_t value) const { sqlite3_result_int64(to, value); }
  void operator()(double value) const { sqlite3_result_double(to, value); }
  void operator()(std::string_view text) const {
    sqlite3_result_text64(to, text.empty() ? "" : text.data(), text.size(), SQLITE_STATIC, SQLITE_UTF8);
  }
  void operator()(blob value) const {
    sqlite3_result_blob64(to, value.bytes.empty() ? "" : value.bytes.data(), value.bytes.size(),
                          SQLITE_STATIC);
  }
};

int column(sqlite3_vtab_cursor* base, sqlite3_context* to, int wanted) noexcept {
  if (wanted < rows_column) std::visit(answer{to}, of(base).values.at(wanted));
  return SQLITE_OK;
}

int row_id(sqlite3_vtab_cursor* base, sqlite3_int64* id) noexcept {
  *id = static_cast<sqlite3_int64>(of(base).at);
  return SQLITE_OK;
}

constexpr sqlite3_module module = [] {
  sqlite3_module made{};  // no xCreate: the table is there without being made
  made.xConnect = connect;
  made.xBestIndex = plan;
  made.xDisconnect = disconnect;
  made.xOpen = open;
  made.xClose = close;
  made.xFilter = filter;
  made.xNext = next;
  made.xEof = at_end;
  made.xColumn = column;
  made.xRowid = row_id;
  return made;
}();
}  // namespace

void add_memory_rows(sqlite3* connection) {
  const int result = sqlite3_create_module(connection, "memory_rows", &module, nullptr);
  if (result != SQLITE_OK) throw_sqlite_error(connection, result);
}

}  // namespace uramost::store
