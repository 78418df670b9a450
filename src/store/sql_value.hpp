#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "core/civil_time.hpp"
#include "core/ids.hpp"

namespace uramost::store {

/// Bytes that are not text.
struct blob {
  std::string_view bytes;
};

/// A value as SQLite knows it. Texts and blobs are references.
using sql_value = std::variant<std::nullptr_t, std::int64_t, double, std::string_view, blob>;

inline sql_value to_sql(std::nullptr_t) { return nullptr; }
inline sql_value to_sql(std::int64_t value) { return value; }
inline sql_value to_sql(int value) { return std::int64_t{value}; }
inline sql_value to_sql(std::uint64_t value) { return static_cast<std::int64_t>(value); }
inline sql_value to_sql(bool value) { return std::int64_t{value}; }
inline sql_value to_sql(double value) { return value; }
inline sql_value to_sql(std::string_view value) { return value; }
inline sql_value to_sql(const std::string& value) { return std::string_view(value); }
inline sql_value to_sql(const char* value) { return std::string_view(value); }
inline sql_value to_sql(blob value) { return value; }
/// Seconds since 1970 UTC.
inline sql_value to_sql(time_point value) { return std::int64_t{value.time_since_epoch().count()}; }
template <class Tag, class Value>
sql_value to_sql(const strong_id<Tag, Value>& id) {
  return to_sql(id.value);
}
template <class Value>
sql_value to_sql(const std::optional<Value>& value) {
  return value ? to_sql(*value) : sql_value(nullptr);
}

}  // namespace uramost::store
