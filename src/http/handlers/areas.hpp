#pragma once

#include "http/request.hpp"
#include "http/response.hpp"
#include "intake/incident_register.hpp"

namespace uramost::http {

/// GET /api/municipalities.geojson
struct municipality_areas {
  const intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

/// GET /api/places.geojson: places people live in, and landmarks.
struct populated_places {
  const intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
