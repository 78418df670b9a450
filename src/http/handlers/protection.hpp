#pragma once

#include "http/request.hpp"
#include "http/response.hpp"
#include "http/restricted_view.hpp"

namespace uramost::http {

/// POST /api/incidents/{id}/tier: raises a tier, proposes to lower it, or confirms another's proposal.
struct change_incident_tier {
  restricted_views views;
  intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

/// POST /api/incidents/{id}/erasure: takes out, for good, what could point to a person.
struct erase_one_incident {
  restricted_views views;
  intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
