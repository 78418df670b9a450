#include "http/handlers/register_channels.hpp"

#include <algorithm>
#include <limits>

#include "accounts/municipality_scope.hpp"
#include "core/error.hpp"
#include "http/json_body.hpp"
#include "http/parameters.hpp"
#include "http/register_json.hpp"
#include "intake/channel_description.hpp"

namespace uramost::http {

namespace {
std::optional<std::chrono::sys_days> day_of(const json_body& said, const char* member) {
  const std::string text = said.text(member);
  if (text.empty()) return std::nullopt;
  if (const auto date = parse_date(text)) return std::chrono::sys_days(*date);
  throw invalid_input(std::string(member) + " takes a day such as 2020-01-31", member);
}

void expect_in_scope(const std::optional<municipality_code>& municipality, const accounts::access& who) {
  if (!is_in_scope(municipality, who))
    throw error(error_kind::forbidden, "channels of other municipalities are not yours to describe",
                "municipality");
}

response described(intake::incident_register& in, store::reporting_channel said, const accounts::access& who,
                   int status) {
  expect_in_scope(said.municipality, who);
  for (const store::reporting_channel& each : in.records().reporting_channels(said.source))
    if (each.id == said.replaces) expect_in_scope(each.municipality, who);
  said.person = who.name;
  return json_response(channel_json(intake::describe_channel(in, std::move(said))), status);
}
}  // namespace

response list_channels::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const std::string& name = asked.captured("name");
  return json_response(channels_json(name, incidents.records().reporting_channels(name)));
}

response describe_channel::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const json_body body(asked, {"since", "until", "municipality", "note", "replaces"});
  store::reporting_channel said;
  said.source = asked.captured("name");
  said.since = day_of(body, "since");
  if (!said.since) throw invalid_input("since, the channel's first day, is missing", "since");
  said.until = day_of(body, "until");
  if (const auto code = body.text("municipality"); !code.empty()) said.municipality = municipality_code{code};
  said.note = body.text("note");
  said.replaces = body.integer("replaces", 1, std::numeric_limits<std::int64_t>::max());
  return described(incidents, std::move(said), asked.who, 201);
}

response withdraw_channel::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  store::reporting_channel said;
  said.source = asked.captured("name");
  said.replaces = id_of(asked.captured("id"));
  for (const store::reporting_channel& each : incidents.records().reporting_channels(said.source))
    if (each.id == said.replaces) said.municipality = each.municipality;
  return described(incidents, std::move(said), asked.who, 200);
}

}  // namespace uramost::http
