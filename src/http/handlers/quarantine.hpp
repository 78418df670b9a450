#pragma once

#include "http/request.hpp"
#include "http/response.hpp"
#include "intake/incident_register.hpp"

namespace uramost::http {

/// GET /api/quarantine: rows that could not be used, with the reason.
struct quarantine_rows {
  const intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

/// GET /api/quarantine.csv: the same for correcting and importing again.
struct quarantine_csv {
  const intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
