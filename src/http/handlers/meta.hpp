#pragma once

#include "http/incident_view.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

namespace uramost::http {

/// GET /api/meta: all that the map needs to start; numbers of incidents for those who may read incidents.
struct meta {
  incident_views views;
  const intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
