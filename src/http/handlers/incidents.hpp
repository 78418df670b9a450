#pragma once

#include "http/query_results.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

namespace uramost::http {

/// GET /api/collections/incidents/items
struct incident_items {
  const query_results& results;
  const intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

/// GET /api/collections/incidents/items/{id}: with history and response events.
struct incident_item {
  const intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

/// POST /api/incidents
struct add_incident {
  intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
