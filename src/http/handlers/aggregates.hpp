#pragma once

#include "http/incident_view.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

namespace uramost::http {

/// GET /api/aggregate: counts by one or two dimensions, with rates where a population is known.
struct aggregates {
  incident_views views;
  const intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
