#include "http/handlers/imports.hpp"

#include "core/error.hpp"
#include "http/form.hpp"
#include "http/handlers/import_form.hpp"
#include "http/json.hpp"
#include "http/problem.hpp"
#include "intake/import.hpp"

namespace uramost::http {

namespace {
json progress_json(const job_report& report) {
  return {{"done", report.latest.done},
          {"fraction", or_null(report.latest.fraction)},
          {"rows_per_s", report.rows_per_s},
          {"seconds_left", or_null(report.seconds_left)}};
}

json summary_json(const store::import_summary& summary) {
  json counts;
  for (const auto& [name, count] : intake::counts_by_name(summary)) counts[std::string(name)] = count;
  counts["import"] = summary.id.value;
  return counts;
}

std::string problem_of(const job_report& report) {
  const error failure =
      report.problem.value_or(error(error_kind::internal, "the import ended without a result"));
  return problem_text(status_of(failure.kind()), failure.what(), failure.field());
}

job_report find_job(const import_jobs& jobs, const request& asked) {
  auto report = jobs.find(asked.captured("job"));
  if (!report) throw error(error_kind::not_found, "there is no such import under way");
  return *report;
}

json state_json(const job_report& report) {
  json answer{{"job", report.id}, {"state", to_string(report.state)}, {"progress", progress_json(report)}};
  if (report.summary)
    answer["summary"] = summary_json(*report.summary);
  else if (has_ended(report.state))
    answer["problem"] = json::parse(problem_of(report));
  return answer;
}

std::string event(std::string_view name, const std::string& data) {
  return "event: " + std::string(name) + "\ndata: " + data + "\n\n";
}

/// Tells each change of a job once, and now and then that the connection still lives.
class event_stream {
 public:
  event_stream(const import_jobs& jobs, std::string id, std::chrono::milliseconds heartbeat)
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
    return {report->summary ? event("done", dump(summary_json(*report->summary)))
                            : event("failed", problem_of(*report)),
            body_piece::follow_up::end};
  }

 private:
  const import_jobs& jobs_;
  std::string id_;
  std::chrono::milliseconds heartbeat_;
  std::optional<std::uint64_t> seen_;
  std::chrono::steady_clock::time_point spoken_;
};

import_jobs::work import_work(intake::incident_register& into, std::shared_ptr<const form> sent,
                              import_request wanted) {
  return [&into, sent = std::move(sent), wanted = std::move(wanted)](const progress_sink& watch) {
    return wanted.patrol_points ? intake::import_patrol_points(into, *sent->file(), wanted.options, watch)
                                : intake::import_incidents(into, *sent->file(), wanted.options, watch);
  };
}
}  // namespace

response start_import::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  import_request wanted = read_import_form(*asked.fields);
  wanted.options.by = asked.who.name;
  if (wanted.preview) return json_response(preview_json(*asked.fields->file(), wanted));

  const std::string job = jobs.submit(import_work(incidents, asked.fields, std::move(wanted)));
  const std::string place = "/api/imports/" + job;
  response answer = json_response({{"job", job}, {"events", place + "/events"}}, 202);
  answer.set("Location", place);
  return answer;
}

response import_events::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  response answer =
      stream_response("text/event-stream", event_stream(jobs, find_job(jobs, asked).id, heartbeat));
  answer.set("Cache-Control", "no-store");
  return answer;
}

response import_state::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  return json_response(state_json(find_job(jobs, asked)));
}

response cancel_import::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const job_report report = find_job(jobs, asked);
  jobs.cancel(report.id);
  return json_response(state_json(find_job(jobs, asked)), 202);
}

response stored_imports::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  json list = json::array();
  for (const store::import_summary& summary : incidents.records().imports()) {
    json one = summary_json(summary);
    one["kind"] = summary.kind;
    one["source"] = summary.source;
    one["file_name"] = summary.file_name;
    one["sha256"] = summary.sha256;
    one["imported_at"] = to_rfc3339(summary.imported_at);
    list.push_back(std::move(one));
  }
  return json_response({{"imports", std::move(list)}});
}

}  // namespace uramost::http
