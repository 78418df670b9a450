#include "http/handlers/imports.hpp"

#include "http/form.hpp"
#include "http/handlers/import_form.hpp"
#include "http/job_events.hpp"
#include "intake/codebook.hpp"
#include "intake/import.hpp"
#include "intake/import_steps.hpp"

namespace uramost::http {

namespace {
json summary_json(const store::import_summary& summary) {
  json counts;
  for (const auto& [name, count] : intake::counts_by_name(summary)) counts[std::string(name)] = count;
  counts["import"] = summary.id.value;
  return counts;
}

job_queue::work import_work(intake::incident_register& into, std::shared_ptr<const form> sent,
                            import_request wanted) {
  return [&into, sent = std::move(sent), wanted = std::move(wanted)](const progress_sink& watch) {
    return summary_json(kind_of(wanted).import(into, *sent->file(), wanted.options, watch));
  };
}
}  // namespace

response start_import::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  import_request wanted = read_import_form(*asked.fields);
  wanted.options.by = asked.who.name;
  if (wanted.preview) {
    const std::filesystem::path& file = *asked.fields->file();
    wanted.options.mapping = intake::with_codes_of(
        incidents.records(), intake::register_name(file, wanted.options), wanted.options.mapping);
    return json_response(preview_json(file, wanted));
  }

  const std::string job = jobs.submit(import_work(incidents, asked.fields, std::move(wanted)));
  const std::string place = "/api/imports/" + job;
  response answer = json_response({{"job", job}, {"events", place + "/events"}}, 202);
  answer.set("Location", place);
  return answer;
}

response import_events::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  return job_events(jobs, asked.captured("job"), heartbeat);
}

response import_state::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  return json_response(job_json(find_job(jobs, asked.captured("job"))));
}

response cancel_import::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const job_report report = find_job(jobs, asked.captured("job"));
  jobs.cancel(report.id);
  return json_response(job_json(find_job(jobs, report.id)), 202);
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
