#include "http/handlers/patrol_solving.hpp"

#include <algorithm>

#include "http/handlers/plan_jobs.hpp"
#include "patrol/instance_document.hpp"
#include "patrol/solver.hpp"

namespace uramost::http {

namespace {
constexpr double longest_wait_s = 60, longest_job_s = 600;

std::string solved(const patrol::instance& wanted, const patrol::solving_sink& sink) {
  const patrol::solution answer =
      while_wanted(sink, [&](const auto& watched) { return patrol::solve(wanted, watched); });
  return patrol::to_json(answer, patrol::staff_names(wanted));
}
}  // namespace

response solve_instance::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  if (!asked.header("content-type").starts_with("application/json"))
    throw invalid_input("the body must be application/json", "Content-Type");
  const auto wanted = std::make_shared<patrol::instance>(patrol::parse_instance(asked.body));
  const bool is_job = asked.header("prefer").find("respond-async") != std::string_view::npos;
  wanted->time_limit_s = std::min(wanted->time_limit_s, is_job ? longest_job_s : longest_wait_s);
  if (is_job)
    return begin_plan_job(jobs, asked,
                          [wanted](const job_watch& watch) {
                            return json::parse(solved(*wanted, told_to(watch, wanted->time_limit_s)));
                          })
        .set("Preference-Applied", "respond-async");
  const progress_sink wanted_still = asked.while_wanted();
  return text_response("application/json",
                       solved(*wanted, [&](const patrol::solving_state&) { return wanted_still({}); }));
}

}  // namespace uramost::http
