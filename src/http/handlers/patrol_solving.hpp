#pragma once

#include "http/job_queue.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

namespace uramost::http {

/// POST /api/patrol/solve: the document of `uramost plan solve` (docs/PATROL.md), answered as that writes it;
/// with `Prefer: respond-async` by a job. Who waits for the answer waits for a minute at most, a job works
/// for ten, whatever the document says.
struct solve_instance {
  job_queue& jobs;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
