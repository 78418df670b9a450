#include "http/handlers/plan_jobs.hpp"

#include <algorithm>

#include "http/job_events.hpp"

namespace uramost::http {

namespace {
/// Throws not_found for somebody else's, too: nobody is told which.
job_report own_job(const job_queue& jobs, const request& asked) {
  asked.parameters().expect_all_taken();
  job_report report = find_job(jobs, asked.captured("id"));
  if (report.author != asked.who.name) throw error(error_kind::not_found, "there is no such job under way");
  return report;
}

json report_json(const job_report& report) {
  const json told = job_json(report);
  json answer{{"id", report.id}, {"state", told["state"]}, {"progress", told["progress"]}};
  answer["best"] = report.known.value("objective", json(nullptr));
  answer["bound"] = report.known.value("bound", json(nullptr));
  answer["result"] = told.value("summary", json(nullptr));
  answer["problem"] = told.value("problem", json(nullptr));
  return answer;
}
}  // namespace

response begin_plan_job(job_queue& jobs, const request& asked, job_queue::work wanted) {
  const std::string job = jobs.submit(std::move(wanted), asked.who.name);
  const std::string place = "/api/patrol/jobs/" + job;
  response answer = json_response({{"job", job}, {"events", place + "/events"}}, 202);
  return answer.set("Location", place);
}

patrol::solving_sink told_to(const job_watch& watch, double time_limit_s) {
  return [&watch, time_limit_s](const patrol::solving_state& state) {
    return watch({.done = 0, .fraction = std::min(state.seconds / time_limit_s, 1.0)},
                 {{"objective", or_null(state.best)}, {"bound", or_null(state.bound)}});
  };
}

response plan_job_state::operator()(const request& asked) const {
  return json_response(report_json(own_job(jobs, asked)));
}

response plan_job_events::operator()(const request& asked) const {
  return job_events(jobs, own_job(jobs, asked).id, heartbeat);
}

response cancel_plan_job::operator()(const request& asked) const {
  jobs.cancel(own_job(jobs, asked).id);
  return json_response(report_json(own_job(jobs, asked)), 202);
}

}  // namespace uramost::http
