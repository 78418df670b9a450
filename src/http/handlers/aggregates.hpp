#pragma once

#include "http/query_results.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

namespace uramost::http {

/// GET /api/aggregate: counts by one or two dimensions, with rates where a population is known.
struct aggregates {
  const query_results& results;
  const intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
