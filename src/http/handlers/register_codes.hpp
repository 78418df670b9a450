#pragma once

#include "http/request.hpp"
#include "http/response.hpp"
#include "intake/incident_register.hpp"

namespace uramost::http {

/// GET /api/registers/codes: by which words all registers call categories and stages, how many rows of their
/// last files had each, and what it means here.
struct list_codes {
  const intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

/// GET /api/registers/{name}/codes: those of one register, also before it was ever imported.
struct show_codes {
  const intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

/// PUT /api/registers/{name}/codes {"categories": {"krađa": "theft"}, "stages": {"odbačeno": null}}: what a
/// register's words mean, for its next imports; null forgets what was said.
struct change_codes {
  intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
