#pragma once

#include "store/database.hpp"

namespace uramost::store {

/// Whether a SELECT of these values finds a row.
template <class... Values>
bool any_row(database& on, const char* sql, const Values&... values) {
  statement& rows = on.prepared(sql);
  const bool found = rows.bind(values...).step();
  rows.reset();
  return found;
}

}  // namespace uramost::store
