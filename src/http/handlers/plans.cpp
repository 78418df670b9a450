#include "http/handlers/plans.hpp"

#include "core/error.hpp"
#include "core/time_interval.hpp"
#include "http/application.hpp"
#include "http/json_body.hpp"
#include "http/parameters.hpp"
#include "http/problem.hpp"
#include "planning/plan_document.hpp"

namespace uramost::http {

namespace {
using store::plan_version;

/// A strong tag: versions of plans are the same byte for byte for ever.
std::string etag(const plan_version& of) { return '"' + std::to_string(of.version) + '"'; }

json version_json(const plan_version& of) {
  json made{
      {"version", of.version}, {"author", of.author}, {"made_at", to_rfc3339(of.made_at)}, {"why", of.why}};
  if (of.is_removal) made["removed"] = true;
  return made;
}

std::string limited(std::string why) {
  if (why.size() > planning::longest_text)
    throw invalid_input("why is longer than " + std::to_string(planning::longest_text) + " bytes", "why");
  return why;
}

struct sent_plan {
  planning::plan plan;
  std::string why;
};
sent_plan read_sent(const request& asked) {
  asked.parameters().expect_all_taken();
  const json_body said(asked, {"plan", "why"});
  const auto plan = said.members().find("plan");
  if (plan == said.members().end()) throw invalid_input("plan is missing", "plan");
  return {planning::read_plan(*plan, "plan"), limited(said.needed_text("why"))};
}

void note(audit_trail& log, const request& asked, const char* action, const plan_version& made) {
  log.note(asked.who, action, "plan " + made.plan, planning::parse_plan(made.document).query, {});
}

response too_late(const plan_version& newest) {
  return problem_with(412,
                      newest.author + " changed this plan at " + to_rfc3339(newest.made_at) +
                          ": its version is " + std::to_string(newest.version) + " now",
                      "newest", version_json(newest))
      .set("ETag", etag(newest));
}
}  // namespace

response list_plans::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  json list = json::array();
  for (const plan_version& each : plans.list(asked.who)) {
    json one{{"id", each.plan}, {"title", each.title}};
    one.update(version_json(each));
    one["points"] = each.points;
    list.push_back(std::move(one));
  }
  return json_response({{"plans", std::move(list)}});
}

response create_plan::operator()(const request& asked) const {
  auto [plan, why] = read_sent(asked);
  const plan_version made = plans.made(std::move(plan), std::move(why), asked.who, std::nullopt);
  note(log, asked, "plan.create", made);
  if (!plans.add(made)) throw error(error_kind::internal, "the new plan's id was taken");
  return json_response({{"id", made.plan}, {"version", made.version}}, 201)
      .set("Location", asked.base_url + "/api/plans/" + made.plan)
      .set("ETag", etag(made));
}

response show_plan::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const auto version = take_integer(parameters, "version", 1, 1'000'000'000);
  parameters.expect_all_taken();
  const std::string& id = asked.captured("id");
  const plan_version found = version ? plans.find(id, version, asked.who) : plans.open(id, asked.who);
  json shown{{"id", found.plan}};
  shown.update(version_json(found));
  shown["plan"] = json::parse(found.document);
  return json_response(shown).set("ETag", etag(found)).set("Cache-Control", "private, no-cache");
}

response plan_history::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  json list = json::array();
  for (const plan_version& each : plans.versions(asked.captured("id"), asked.who))
    list.push_back(version_json(each));
  return json_response({{"versions", std::move(list)}});
}

response change_plan::operator()(const request& asked) const {
  auto [plan, why] = read_sent(asked);
  const std::string& id = asked.captured("id");
  const plan_version newest = plans.find(id, {}, asked.who);
  const std::string_view changed = asked.header("if-match");
  if (changed.empty())
    return problem(428, "Say by If-Match which version of the plan this changes", "If-Match");
  if (!names_etag(changed, etag(newest))) return too_late(newest);
  const plan_version made = plans.made(std::move(plan), std::move(why), asked.who, newest);
  note(log, asked, "plan.change", made);
  if (!plans.add(made)) return too_late(plans.find(id, {}, asked.who));
  return json_response({{"version", made.version}}).set("ETag", etag(made));
}

response remove_plan::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  std::string why = limited(parameters.take("why").value_or(""));
  parameters.expect_all_taken();
  const std::string& id = asked.captured("id");
  const plan_version newest = plans.open(id, asked.who);
  const std::string_view removed = asked.header("if-match");
  if (!removed.empty() && !names_etag(removed, etag(newest))) return too_late(newest);
  const plan_version made = plan_shelf::removal(newest, std::move(why), asked.who);
  note(log, asked, "plan.remove", made);
  if (!plans.add(made)) return too_late(plans.find(id, {}, asked.who));
  response answer;
  answer.status = 204;
  return answer;
}

}  // namespace uramost::http
