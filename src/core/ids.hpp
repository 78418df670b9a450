#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>

namespace uramost {

/// A number or text that cannot be mistaken for another kind of number or text.
template <class Tag, class Value>
struct strong_id {
  Value value{};

  friend auto operator<=>(const strong_id&, const strong_id&) = default;
  friend bool operator==(const strong_id&, const strong_id&) = default;
};

/// Assigned by the store, never reused.
using incident_id = strong_id<struct incident_tag, std::int64_t>;
using patrol_point_id = strong_id<struct patrol_point_tag, std::int64_t>;
using import_id = strong_id<struct import_tag, std::int64_t>;

/// A gazetteer entry: the GEOnet feature id (ufi), or a small positive number for our own places.
using place_id = strong_id<struct place_tag, std::int64_t>;

/// GeoNames admin-2 code, two digits ("38"), or whatever a user's own boundary file calls it.
using municipality_code = strong_id<struct municipality_tag, std::string>;

/// Counts the store's acknowledged writes; grows by at least one with each.
using revision = strong_id<struct revision_tag, std::int64_t>;

}  // namespace uramost

template <class Tag, class Value>
struct std::hash<uramost::strong_id<Tag, Value>> {
  std::size_t operator()(const uramost::strong_id<Tag, Value>& id) const {
    return std::hash<Value>{}(id.value);
  }
};
