#pragma once

#include "http/request.hpp"
#include "http/response.hpp"
#include "http/restricted_view.hpp"

namespace uramost::http {

/// GET /api/registers/overlap?a=…&b=…&least_score=…&limit=…&after=… and an incident query: two registers laid
/// over one another; counts and estimate are of all, candidates by pages.
struct compare_registers {
  restricted_views views;

  response operator()(const request& asked) const;
};

/// GET /api/registers/matches?a=…&b=…&limit=…&after=… and an incident query: what people decided on two
/// registers, the latest first.
struct list_matches {
  restricted_views views;

  response operator()(const request& asked) const;
};

/// POST /api/registers/matches {"a", "b", "verdict": "same" | "different" | "open", "reason"}: what a person
/// decides on two incidents. `open` takes back what was decided before.
struct decide_match {
  restricted_views views;
  intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
