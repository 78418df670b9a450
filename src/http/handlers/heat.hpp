#pragma once

#include "http/incident_view.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

namespace uramost::http {

/// GET /tiles/heat.json: TileJSON with the legend that holds for all tiles of the query, whose URLs say its
/// peak. With `peak=` a scale is held, whatever the query.
struct heat_tilejson {
  incident_views views;
  const intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

/// GET /api/heat/value: the number under the pointer.
struct heat_value {
  incident_views views;
  const intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
