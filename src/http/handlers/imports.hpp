#pragma once

#include <chrono>

#include "http/job_queue.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "intake/incident_register.hpp"

namespace uramost::http {

/// POST /api/imports: starts an import of the form's file, or shows what one would do.
struct start_import {
  intake::incident_register& incidents;
  job_queue& jobs;

  response operator()(const request& asked) const;
};

/// GET /api/imports/{job}/events: progress as server-sent events.
struct import_events {
  const job_queue& jobs;
  std::chrono::milliseconds heartbeat;

  response operator()(const request& asked) const;
};

/// GET /api/imports/{job}
struct import_state {
  const job_queue& jobs;

  response operator()(const request& asked) const;
};

/// DELETE /api/imports/{job}
struct cancel_import {
  job_queue& jobs;

  response operator()(const request& asked) const;
};

/// GET /api/imports: all that were ever stored, newest first.
struct stored_imports {
  const intake::incident_register& incidents;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
