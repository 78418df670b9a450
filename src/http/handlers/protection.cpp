#include "http/handlers/protection.hpp"

#include "core/error.hpp"
#include "http/json_body.hpp"
#include "http/parameters.hpp"
#include "intake/erasing.hpp"
#include "intake/tier_decision.hpp"

namespace uramost::http {

namespace {
/// The incident of the path. Throws not_found unless it is theirs to see.
incident_id found(const restricted_views& views, const request& asked) {
  const incident_id id{id_of(asked.captured("id"))};
  if (!views.of(asked.who).find(id))
    throw error(error_kind::not_found, "there is no incident " + asked.captured("id"));
  return id;
}
}  // namespace

response change_incident_tier::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const json_body said(asked, {"to", "reason"});
  const auto to = tier_of(said.needed_text("to"));
  if (!to) throw invalid_input("to takes P0, P1 or P2", "to");
  const incident_id id = found(views, asked);
  const auto noted = intake::change_tier(
      incidents, {.incident = id, .to = *to, .reason = said.needed_text("reason"), .person = asked.who.name});
  return json_response({{"incident", id.value},
                        {"from", to_string(noted.before)},
                        {"to", to_string(noted.after)},
                        {"changed", noted.changed},
                        {"proposed", !noted.changed}});
}

response erase_one_incident::operator()(const request& asked) const {
  asked.parameters().expect_all_taken();
  const json_body said(asked, {"reason"});
  const incident_id id = found(views, asked);
  intake::erase_incident(incidents, id, {.reason = said.needed_text("reason"), .person = asked.who.name});
  return json_response({{"incident", id.value}, {"erased", true}});
}

}  // namespace uramost::http
