#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "exchange/feature_writer.hpp"
#include "http/json.hpp"
#include "http/request.hpp"

namespace uramost::http {

/// A property's type as JSON Schema says it.
json property_schema(const exchange::property& of);

/// A GeoJSON Feature; its geometry is null when it has no point.
json feature_json(const std::vector<exchange::property>& schema, const exchange::feature& one);

/// One page of a collection, made of the ids that follow a key.
struct page {
  std::size_t limit = 100;
  std::int64_t after = 0;
  std::string conditions;  ///< canonical query, for the link to the next page

  /// Takes `limit` (100 unless said; more than 10,000 means 10,000) and `after`.
  static page take_from(query_parameters& parameters);

  /// The smallest `limit` ids above `after`, ascending; reorders `ids`.
  std::vector<std::int64_t> cut(std::vector<std::int64_t> ids);
  bool has_next() const { return has_next_; }
  /// The key of the last feature that was cut out: where the next page begins.
  std::int64_t last() const { return last_; }

 private:
  std::int64_t last_ = 0;
  bool has_next_ = false;
};

/// A FeatureCollection with `numberMatched`, `numberReturned` and the links self and next.
json collection_json(const request& asked, const page& shown, std::size_t matched, json features);

inline constexpr const char* geojson_type = "application/geo+json";

}  // namespace uramost::http
