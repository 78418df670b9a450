#pragma once

#include "http/job_queue.hpp"
#include "http/processes/process.hpp"

/// OGC API - Processes, part 1 (18-062r2): what the server computes, at once or as a job.
namespace uramost::http {

/// GET /api/processes
struct list_processes {
  process_list all;

  response operator()(const request& asked) const;
};

/// GET /api/processes/{id}: its inputs as JSON Schema.
struct show_process {
  process_list all;

  response operator()(const request& asked) const;
};

/// POST /api/processes/…/execution, `{inputs, outputs, response}`: the result; as a job with `Prefer:
/// respond-async`, when somebody asks whom it can belong to.
struct execute_process {
  process_list all;
  std::size_t number;  ///< of the process
  job_queue& jobs;

  response operator()(const request& asked) const;
};

/// GET /api/jobs: those of who asks.
struct list_jobs {
  const job_queue& jobs;

  response operator()(const request& asked) const;
};

/// GET /api/jobs/{id}
struct show_job {
  const job_queue& jobs;

  response operator()(const request& asked) const;
};

/// GET /api/jobs/{id}/results
struct job_results {
  const job_queue& jobs;

  response operator()(const request& asked) const;
};

/// DELETE /api/jobs/{id}: ends it, or forgets its results.
struct dismiss_job {
  job_queue& jobs;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
