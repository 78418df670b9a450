#pragma once

#include <string>

#include "core/incident_query.hpp"
#include "http/json.hpp"
#include "tiles/heat_surface.hpp"

namespace uramost::http {

/// What is drawn: everything in a heat map's parameters but the position.
struct heat_request {
  incident_query query;
  tiles::heat_style style;

  /// Takes the parameters of both; throws invalid_input naming the one at fault.
  static heat_request take_from(query_parameters& parameters);
  /// Query string that gives this request again.
  std::string canonical() const;
};

/// A legend's colours, lowest class first: "#rrggbbaa".
json colours(const tiles::heat_legend& legend);

}  // namespace uramost::http
