#include "http/handlers/processes.hpp"

#include <algorithm>
#include <cmath>

#include "core/error.hpp"
#include "core/time_interval.hpp"
#include "http/job_events.hpp"
#include "http/json_body.hpp"
#include "http/link.hpp"
#include "http/problem.hpp"

namespace uramost::http {

namespace {
constexpr const char* plain = "application/json";
constexpr const char* output = "result";
constexpr const char* results_rel = "http://www.opengis.net/def/rel/ogc/1.0/results";
constexpr const char* execute_rel = "http://www.opengis.net/def/rel/ogc/1.0/execute";

/// A problem whose kind the standard has a name for.
response exception(int status, const char* name, const std::string& detail) {
  return problem_with(status, detail, "type",
                      std::string("http://www.opengis.net/def/exceptions/ogcapi-processes-1/1.0/") + name);
}

json summary_of(const process& of) {
  return {{"id", of.id},
          {"title", of.title},
          {"description", of.description},
          {"version", URAMOST_VERSION},
          {"jobControlOptions", {"sync-execute", "async-execute", "dismiss"}},
          {"outputTransmission", {"value"}}};
}

/// How a job stands, in the standard's words.
const char* status_of(job_state state) {
  switch (state) {
    case job_state::queued:
      return "accepted";
    case job_state::running:
      return "running";
    case job_state::done:
      return "successful";
    case job_state::failed:
      return "failed";
    case job_state::cancelled:
      break;
  }
  return "dismissed";
}

json status_info(const job_report& of, const std::string& base_url) {
  const std::string self = base_url + "/api/jobs/" + of.id;
  json made{{"processID", of.subject},
            {"type", "process"},
            {"jobID", of.id},
            {"status", status_of(of.state)},
            {"created", to_rfc3339(of.created)},
            {"links", {link("self", self, plain)}}};
  if (of.started) made["started"] = to_rfc3339(*of.started);
  if (of.finished) made["finished"] = to_rfc3339(*of.finished);
  if (of.problem) made["message"] = of.problem->what();
  if (of.state == job_state::done) {
    made["progress"] = 100;
    made["links"].push_back(link(results_rel, self + "/results", plain));
  } else if (of.latest.fraction) {
    made["progress"] = static_cast<int>(std::floor(100 * *of.latest.fraction));
  }
  return made;
}

/// The job of who asks. Somebody else's is nobody's: nobody is told which.
std::optional<job_report> own_job(const job_queue& jobs, const request& asked) {
  asked.parameters().expect_all_taken();
  auto found = jobs.find(asked.captured("id"));
  if (found && (!asked.who.account || found->author != asked.who.name)) found.reset();
  return found;
}

response no_such_job() { return exception(404, "no-such-job", "there is no such job, or no more"); }

/// What somebody wants computed.
struct execution {
  request meant;
  bool as_document = false;

  execution(const process& wanted, const request& asked) {
    asked.parameters().expect_all_taken();
    const json_body said(asked, {"inputs", "outputs", "response"});
    meant = wanted.meant_by(said.members().value("inputs", json::object()), asked);
    const json outputs = said.members().value("outputs", json::object());
    for (const auto& [name, how] : outputs.items())
      if (name != output) throw invalid_input("the one output is called result", "outputs." + name);
    const std::string response = said.text("response");
    if (!response.empty() && response != "raw" && response != "document")
      throw invalid_input("response is raw or document", "response");
    as_document = response == "document";
  }
};

json results_of(json value, bool as_document) {
  return as_document ? json{{output, std::move(value)}} : value;
}
}  // namespace

response list_processes::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const std::string self = asked.base_url + "/api/processes";
  json list = json::array();
  for (const process& each : *all) {
    list.push_back(summary_of(each));
    list.back()["links"] = {link("self", self + '/' + each.id, plain)};
  }
  return json_response({{"processes", std::move(list)}, {"links", {link("self", self, plain)}}});
}

response show_process::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const auto found = std::ranges::find(*all, asked.captured("id"), &process::id);
  if (found == all->end()) return exception(404, "no-such-process", "there is no such process");
  const std::string self = asked.base_url + "/api/processes/" + found->id;
  json made = summary_of(*found);
  made["inputs"] = found->inputs;
  made["outputs"] = {{output, {{"title", "What the request answers"}, {"schema", {{"type", "object"}}}}}};
  made["links"] = {link("self", self, plain), link(execute_rel, self + "/execution", plain)};
  return json_response(made);
}

response execute_process::operator()(const request& asked) const {
  const process& wanted = all->at(number);
  execution what(wanted, asked);
  const bool may_wait =
      !asked.who.account || asked.header("prefer").find("respond-async") == std::string_view::npos;
  if (may_wait) {
    what.meant.gone = asked.gone;
    response made = wanted.compute(what.meant);
    if (!what.as_document || made.status != 200) return made;
    return json_response(results_of(json::parse(made.body_text()), true));
  }
  const std::string id = jobs.submit(
      [all = all, number = number, what](const job_watch& watch) {
        request meant = what.meant;
        meant.watched = [&](const progress& made) { return watch(made); };
        return results_of(json::parse(all->at(number).compute(meant).body_text()), what.as_document);
      },
      asked.who.name, wanted.id);
  return json_response(status_info(jobs.find(id).value(), asked.base_url), 201)
      .set("Location", asked.base_url + "/api/jobs/" + id)
      .set("Preference-Applied", "respond-async");
}

response list_jobs::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  json list = json::array();
  if (asked.who.account)
    for (const job_report& each : jobs.list(asked.who.name))
      list.push_back(status_info(each, asked.base_url));
  return json_response(
      {{"jobs", std::move(list)}, {"links", {link("self", asked.base_url + "/api/jobs", plain)}}});
}

response show_job::operator()(const request& asked) const {
  const auto found = own_job(jobs, asked);
  return found ? json_response(status_info(*found, asked.base_url)) : no_such_job();
}

response job_results::operator()(const request& asked) const {
  const auto found = own_job(jobs, asked);
  if (!found) return no_such_job();
  if (found->result) return json_response(*found->result);
  if (found->problem) return problem(*found->problem);
  return exception(404, "result-not-ready", "the job is not done yet");
}

response dismiss_job::operator()(const request& asked) const {
  auto found = own_job(jobs, asked);
  if (!found) return no_such_job();
  jobs.dismiss(found->id);
  found->state = job_state::cancelled;
  found->problem.reset();
  return json_response(status_info(*found, asked.base_url));
}

}  // namespace uramost::http
