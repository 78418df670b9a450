#pragma once

#include <optional>
#include <vector>

#include "core/incident_query.hpp"
#include "cql2/expression.hpp"
#include "http/features.hpp"

namespace uramost::http {

/// The name of a collection's geometry in filters.
inline constexpr const char* geometry_name = "geometry";

/// Which features are wanted. Geometries are in CRS84.
struct item_question {
  const request& asked;
  query_parameters& parameters;  ///< for the collection to take what is its own: its properties, for one
  std::optional<bounding_box> bbox;
  time_range datetime;
  std::optional<cql2::expression> filter;
  page shown;
};

/// Takes `bbox`, `datetime`, `filter` and the page from the parameters, and leaves the others; `bbox` asks
/// nothing of features that have no geometry. Throws invalid_input.
item_question take_question(const request& asked, query_parameters& parameters, bool has_geometry);

/// All of them at once; nothing for none.
std::optional<cql2::expression> all_of(std::vector<cql2::expression> conditions);

}  // namespace uramost::http
