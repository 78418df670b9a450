#pragma once

#include "http/request.hpp"
#include "http/response.hpp"
#include "intake/incident_register.hpp"

namespace uramost::http {

/// POST /api/incidents
struct add_incident {
  intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
