#pragma once

#include "http/request.hpp"
#include "http/response.hpp"
#include "intake/incident_register.hpp"

namespace uramost::http {

/// GET /api/geocode: what a place text may mean.
struct geocode {
  const intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

/// GET /api/reverse: where a position lies.
struct reverse_geocode {
  const intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
