#include "http/handlers/presets.hpp"

#include "core/clock.hpp"
#include "core/error.hpp"
#include "core/recurrence.hpp"
#include "core/time_interval.hpp"
#include "http/json_body.hpp"

namespace uramost::http {

namespace {
using store::export_preset;

constexpr std::int64_t most_kept = 1'000;

json time_or_null(time_point instant) {
  return instant == time_point{} ? json(nullptr) : json(to_rfc3339(instant));
}

json preset_json(const export_preset& of) {
  const auto schedule = recurrence::parse(of.schedule);
  return {{"id", of.id},
          {"name", of.name},
          {"owner", of.owner},
          {"shared", of.is_shared},
          {"parameters", of.parameters},
          {"schedule", of.schedule},
          {"keep", of.keep},
          {"changed_at", to_rfc3339(of.changed_at)},
          {"next_at", schedule ? json(to_rfc3339(schedule->next(now()))) : json(nullptr)},
          {"tried_at", time_or_null(of.tried_at)},
          {"state", of.state},
          {"said", of.said}};
}

bool is_shared(const json_body& said) {
  const auto found = said.members().find("shared");
  if (found == said.members().end() || found->is_null()) return false;
  if (!found->is_boolean()) throw invalid_input("shared is true or false", "shared");
  return found->get<bool>();
}

/// What was sent, as the preset with this id.
export_preset read_sent(const request& asked, std::string id) {
  asked.parameters().expect_all_taken();
  const json_body said(asked, {"name", "parameters", "schedule", "keep", "shared"});
  export_preset sent;
  sent.id = std::move(id);
  sent.name = said.needed_text("name");
  sent.is_shared = is_shared(said);
  sent.parameters = said.text("parameters");
  sent.schedule = said.text("schedule");
  sent.keep = said.integer("keep", 0, most_kept).value_or(0);
  return sent;
}

void note(audit_trail& log, const request& asked, const char* action, const export_preset& of) {
  log.note(asked.who, action, "preset " + of.id, preset_export::read(of.parameters).query, {});
}
}  // namespace

response list_presets::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  json list = json::array();
  for (const export_preset& each : presets.list(asked.who)) list.push_back(preset_json(each));
  return json_response({{"presets", std::move(list)}, {"writes_schedules", presets.writes_schedules()}});
}

response create_preset::operator()(const request& asked) const {
  const export_preset made = presets.put(read_sent(asked, {}), asked.who);
  note(log, asked, "preset.create", made);
  return json_response(preset_json(made), 201)
      .set("Location", asked.base_url + "/api/export/presets/" + made.id);
}

response change_preset::operator()(const request& asked) const {
  const export_preset before = presets.own(asked.captured("id"), asked.who);
  const export_preset made = presets.put(read_sent(asked, before.id), asked.who);
  note(log, asked, "preset.change", made);
  return json_response(preset_json(made));
}

response remove_preset::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const export_preset own = presets.own(asked.captured("id"), asked.who);
  note(log, asked, "preset.remove", own);
  presets.remove(own);
  response answer;
  answer.status = 204;
  return answer;
}

}  // namespace uramost::http
