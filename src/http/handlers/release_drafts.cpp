#include "http/handlers/release_drafts.hpp"

#include <algorithm>
#include <set>

#include "core/error.hpp"
#include "core/time_interval.hpp"
#include "http/json_body.hpp"
#include "http/parameters.hpp"
#include "http/problem.hpp"
#include "publication/release_difference.hpp"

namespace uramost::http {

namespace {
constexpr std::size_t most_findings = 100;

std::string incidents_before(std::chrono::year_month_day until) {
  return "incidents before " + to_string(until);
}

json facts_json(const publication::release_facts& facts) {
  return {{"number", facts.number},
          {"created_at", to_rfc3339(facts.created_at)},
          {"until", to_string(facts.until)},
          {"synthetic", facts.synthetic},
          {"previous", facts.previous.empty() ? json(nullptr) : json(facts.previous)}};
}

/// For the person who publishes, and nobody else: these sentences name what is protected.
json findings_json(const std::vector<publication::finding>& findings) {
  json list = json::array();
  for (std::size_t i = 0; i < std::min(findings.size(), most_findings); ++i)
    list.push_back({{"attack", findings[i].attack}, {"what", findings[i].what}});
  return list;
}

response refusal(const std::vector<publication::finding>& findings) {
  const std::string says = "the release was refused: its own attack recovered what it protects (" +
                           std::to_string(findings.size()) +
                           (findings.size() == 1 ? " finding)" : " findings)");
  return problem_with(403, says, "findings", findings_json(findings));
}

json year_json(int year, const publication::published_view& before, const publication::published_view& next) {
  const auto find = [year](const publication::published_view& in) {
    return std::ranges::find(in.years(), year, &publication::published_year::year);
  };
  const auto old = find(before), now = find(next);
  const bool was = old != before.years().end(), is = now != next.years().end();
  const char* state = !was ? "new" : !is ? "gone" : *old == *now ? "same" : "changed";
  json said = json::array();
  if (is) said = publication::differences_of(year, next.content(), before.content(), {});
  return {{"year", year}, {"state", state}, {"said", std::move(said)}};
}
}  // namespace

response preview_release::operator()(const request& asked) const {
  auto parameters = asked.parameters();
  const auto until = take_until(parameters);
  parameters.expect_all_taken();
  trail.note(asked.who, "release.preview", incidents_before(until), {}, {});
  const auto draft = drafts.prepare(until);
  const auto& [prepared, as_public] = *draft;
  json years = json::array();
  for (const auto& each : prepared.content.years) years.push_back(each.year);
  response answer = json_response({{"until", to_string(until)},
                                   {"facts", facts_json(prepared.facts)},
                                   {"rows", as_public->manifest().at("rows")},
                                   {"waiting", prepared.content.waiting},
                                   {"years", std::move(years)},
                                   {"erased", prepared.erased},
                                   {"findings", findings_json(prepared.findings)},
                                   {"refused", !prepared.findings.empty()},
                                   {"url", "/api/releases/preview"}});
  return answer.set("Cache-Control", "no-store");
}

response publish_release::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const json_body body(asked, {"until", "created_at"});
  const std::string text = body.text("until"), seen = body.text("created_at");
  const auto day = text.empty() ? intake::this_month() : parse_until(text);
  const auto draft = drafts.prepare(day);
  if (!seen.empty() && seen != to_rfc3339(draft->prepared.facts.created_at))
    throw error(error_kind::conflict, "the register has changed since that preview; look at it again");
  if (!draft->prepared.findings.empty()) {
    trail.note(asked.who, "release.refuse", incidents_before(day), {}, draft->prepared.findings.size());
    return refusal(draft->prepared.findings);
  }
  drafts.publish(*draft, asked.who.name);
  json said = facts_json(draft->prepared.facts);
  said["url"] = "/releases/" + std::to_string(draft->prepared.facts.number);
  response answer = json_response(said, 201);
  return answer.set("Location", asked.base_url + said["url"].get<std::string>());
}

response compare_releases::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const auto before = shelf.open(id_of(asked.captured("a"))), next = shelf.open(id_of(asked.captured("b")));
  std::set<int> years;
  for (const auto& release : {before, next})
    for (const publication::published_year& each : release->view().years()) years.insert(each.year);
  json list = json::array();
  for (const int year : years) list.push_back(year_json(year, before->view(), next->view()));
  return json_response(
      {{"from", before->view().number()},
       {"to", next->view().number()},
       {"points", {{"from", before->view().points().size()}, {"to", next->view().points().size()}}},
       {"years", std::move(list)}});
}

}  // namespace uramost::http
