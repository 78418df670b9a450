#pragma once

#include "http/request.hpp"
#include "http/response.hpp"
#include "http/restricted_view.hpp"

namespace uramost::http {

/// GET /api/incidents/{id}/responses: what institutions did, and what was put right since.
struct incident_responses {
  restricted_views views;

  response operator()(const request& asked) const;
};

/// POST /api/incidents/{id}/responses: one event more, or the correction of one.
struct add_incident_response {
  restricted_views views;
  intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
