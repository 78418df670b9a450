#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>

#include "core/bounding_box.hpp"
#include "core/language.hpp"
#include "http/response.hpp"

namespace uramost::http {

/// Members stay in the order they are written.
using json = nlohmann::ordered_json;

/// Compact text; bytes that are not UTF-8 become U+FFFD.
std::string dump(const json& value);

response json_response(const json& value, int status = 200);

/// {"sq": …, "sr-Latn": …, "sr-Cyrl": …, "en": …}; a name that is not known falls back to one that is.
json names(const localized_name& name);

/// [west, south, east, north]
json box(const bounding_box& area);

/// A GeoJSON Point.
json point(lon_lat position);

/// The value, or null.
template <class Value>
json or_null(const std::optional<Value>& value) {
  return value ? json(*value) : json(nullptr);
}
template <class Id>
json id_or_null(const std::optional<Id>& id) {
  return id ? json(id->value) : json(nullptr);
}

}  // namespace uramost::http
