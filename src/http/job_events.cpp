#include "http/job_events.hpp"

#include "core/error.hpp"
#include "http/problem.hpp"

namespace uramost::http {

namespace {
json progress_json(const job_report& report) {
  json told{{"done", report.latest.done},
            {"fraction", or_null(report.latest.fraction)},
            {"rows_per_s", report.rows_per_s},
            {"seconds_left", or_null(report.seconds_left)}};
  told.update(report.known);
  return told;
}

std::string problem_of(const job_report& report) {
  const error failure = report.problem.value_or(error(error_kind::internal, "it ended without a result"));
  return problem_text(status_of(failure.kind()), failure.what(), failure.field());
}

std::string event(std::string_view name, const std::string& data) {
  return "event: " + std::string(name) + "\ndata: " + data + "\n\n";
}

/// Tells each change of a job once, and now and then that the connection still lives.
class event_stream {
 public:
  event_stream(const job_queue& jobs, std::string id, std::chrono::milliseconds heartbeat)
      : jobs_(jobs), id_(std::move(id)), heartbeat_(heartbeat) {}

  body_piece operator()() {
    const auto report = jobs_.find(id_);
    if (!report) return {"", body_piece::follow_up::end};
    const auto now = std::chrono::steady_clock::now();
    if (seen_ == report->version) {
      if (now - spoken_ < heartbeat_) return {"", body_piece::follow_up::later};
      spoken_ = now;
      return {": still here\n\n", body_piece::follow_up::later};
    }
    seen_ = report->version;
    spoken_ = now;
    if (!has_ended(report->state))
      return {event("progress", dump(progress_json(*report))), body_piece::follow_up::later};
    return {report->result ? event("done", dump(*report->result)) : event("failed", problem_of(*report)),
            body_piece::follow_up::end};
  }

 private:
  const job_queue& jobs_;
  std::string id_;
  std::chrono::milliseconds heartbeat_;
  std::optional<std::uint64_t> seen_;
  std::chrono::steady_clock::time_point spoken_;
};
}  // namespace

job_report find_job(const job_queue& jobs, std::string_view id) {
  auto report = jobs.find(id);
  if (!report) throw error(error_kind::not_found, "there is no such job under way");
  return *report;
}

json job_json(const job_report& report) {
  json answer{{"job", report.id}, {"state", to_string(report.state)}, {"progress", progress_json(report)}};
  if (report.result)
    answer["summary"] = *report.result;
  else if (has_ended(report.state))
    answer["problem"] = json::parse(problem_of(report));
  return answer;
}

response job_events(const job_queue& jobs, std::string_view id, std::chrono::milliseconds heartbeat) {
  response answer =
      stream_response("text/event-stream", event_stream(jobs, find_job(jobs, id).id, heartbeat));
  answer.set("Cache-Control", "no-store");
  return answer;
}

}  // namespace uramost::http
