#pragma once

#include <optional>
#include <string>
#include <vector>

#include "accounts/role.hpp"
#include "core/incident_query.hpp"
#include "cql2/evaluation.hpp"
#include "exchange/feature_writer.hpp"
#include "http/collections/item_question.hpp"
#include "http/tile_data.hpp"

namespace uramost::http {

/// What a collection is called, and what is in it.
struct collection_about {
  std::string id;  ///< in its address: "incidents"
  localized_name title;
  localized_name description;
  std::string geometry;                    ///< "Point", "MultiPolygon"; empty: its features have none
  std::vector<exchange::property> schema;  ///< at most one `date_time` (see docs/CONNECTING.md)
  accounts::permission needs = accounts::permission::read_published;  ///< to have any of it
  std::vector<tile_data> tiles = {};  ///< what there are tilesets of (http/tileset.hpp)
};

/// Where and when its features are; nothing when it has none, or none with a time.
struct collection_extent {
  std::optional<bounding_box> spatial;
  time_range temporal;
};

/// A page of what was asked for, in ascending order of a key.
struct item_answer {
  std::size_t matched = 0;  ///< on all pages
  json features = json::array();
};

/// Features of one kind, as GIS programs ask for them (OGC API - Features). Safe for many threads.
class feature_collection {
 public:
  virtual ~feature_collection() = default;

  virtual const collection_about& about() const = 0;
  virtual collection_extent extent(const request& asked) const = 0;
  /// Throws invalid_input. Leaves parameters that it does not know.
  virtual item_answer find(item_question& wanted) const = 0;
  /// Throws not_found.
  virtual json find_one(const std::string& id, const request& asked) const = 0;
};

/// What filters may name: the properties, and last the geometry, if there is one.
std::vector<cql2::column> columns_of(const collection_about& about);

/// The conditions `name=value` on properties, taken out of the parameters. Throws invalid_input when a value
/// is not of the property's type.
std::vector<cql2::expression> take_property_conditions(query_parameters& from, const collection_about& about);

/// What a filter sees of a value of GeoJSON: of a text under a `date_time` the time.
cql2::value filter_value(const json& value, exchange::property_type type);

}  // namespace uramost::http
