#pragma once

#include "http/request.hpp"
#include "http/response.hpp"
#include "http/restricted_view.hpp"

namespace uramost::http {

/// GET /api/collections/incidents/items
struct incident_items {
  restricted_views views;

  response operator()(const request& asked) const;
};

/// GET /api/collections/incidents/items/{id}: with history and response events.
struct incident_item {
  restricted_views views;

  response operator()(const request& asked) const;
};

/// POST /api/incidents
struct add_incident {
  intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
