#pragma once

#include <chrono>

#include "http/job_queue.hpp"
#include "http/request.hpp"
#include "http/response.hpp"
#include "patrol/solving_watch.hpp"

namespace uramost::http {

/// Begins long work on a plan for who asks: 202 with `{job, events}`. Only they find it again.
response begin_plan_job(job_queue& jobs, const request& asked, job_queue::work wanted);

/// Tells the watchers of a job how its search goes: the share of its time that is over, `objective` and
/// `bound`. Both have to live as long as what it answers.
patrol::solving_sink told_to(const job_watch& watch, double time_limit_s);

/// Runs a search that tells `sink`. One that nobody wants any more has no result: throws unavailable.
template <class Search>
auto while_wanted(const patrol::solving_sink& sink, Search search) {
  bool goes_on = true;
  auto found = search([&](const patrol::solving_state& state) { return goes_on = sink(state); });
  if (!goes_on) throw error(error_kind::unavailable, "the search was cancelled");
  return found;
}

/// GET /api/patrol/jobs/{id}: `{id, state, progress, best, bound, result, problem}`.
struct plan_job_state {
  const job_queue& jobs;

  response operator()(const request& asked) const;
};

/// GET /api/patrol/jobs/{id}/events
struct plan_job_events {
  const job_queue& jobs;
  std::chrono::milliseconds heartbeat;

  response operator()(const request& asked) const;
};

/// DELETE /api/patrol/jobs/{id}
struct cancel_plan_job {
  job_queue& jobs;

  response operator()(const request& asked) const;
};

}  // namespace uramost::http
