#pragma once

#include <chrono>

#include "http/job_queue.hpp"
#include "http/response.hpp"

namespace uramost::http {

/// Throws not_found when there is no such job, or no more.
job_report find_job(const job_queue& jobs, std::string_view id);

/// `{job, state, progress: {done, fraction, rows_per_s, seconds_left, …what it knows}}` and, at the end,
/// `summary` or `problem`.
json job_json(const job_report& report);

/// Server-sent events `progress`, and at the end `done` with what the job answers or `failed` with the
/// problem. Throws not_found. Keeps a reference.
response job_events(const job_queue& jobs, std::string_view id, std::chrono::milliseconds heartbeat);

}  // namespace uramost::http
