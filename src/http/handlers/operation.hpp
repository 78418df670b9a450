#pragma once

#include <atomic>

#include "http/metrics.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "intake/incident_register.hpp"

namespace uramost::http {

/// GET /healthz: the process is alive.
struct health {
  response operator()(const request& asked) const;
};

/// GET /readyz: the server takes requests and its store answers; 503 once it has been told to stop.
struct readiness {
  const intake::incident_register& incidents;
  const std::atomic<bool>& is_draining;

  response operator()(const request& asked) const;
};

/// GET /metrics: Prometheus text.
struct metrics_text {
  const metrics& measured;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
