#include "http/handlers/protection.hpp"

#include "core/error.hpp"
#include "http/json_body.hpp"
#include "http/parameters.hpp"
#include "intake/tier_decision.hpp"

namespace uramost::http {

response change_incident_tier::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const incident_id id{id_of(asked.captured("id"))};
  const json_body said(asked, {"to", "reason"});
  const auto to = tier_of(said.needed_text("to"));
  if (!to) throw invalid_input("to takes P0, P1 or P2", "to");
  if (!views.of(asked.who).find(id))
    throw error(error_kind::not_found, "there is no incident " + asked.captured("id"));
  const auto noted = intake::change_tier(
      incidents, {.incident = id, .to = *to, .reason = said.needed_text("reason"), .person = asked.who.name});
  return json_response({{"incident", id.value},
                        {"from", to_string(noted.before)},
                        {"to", to_string(noted.after)},
                        {"changed", noted.changed},
                        {"proposed", !noted.changed}});
}

}  // namespace uramost::http
