#pragma once

#include <string>

#include "intake/incident_register.hpp"

namespace uramost::intake {

/// Who wants which tier for an incident, and why.
struct tier_decision {
  incident_id incident;
  tier to = tier::p2;
  std::string reason;
  std::string person;
};

/// Raises the tier of an incident at once. Lowering is proposed first, and carried out when somebody else
/// asks for the same; a proposal is void once the tier has changed. Answers what was noted: `changed` says
/// whether it is so now. What others may learn of the incident is decided anew.
/// Throws not_found without the incident; conflict when it has that tier already; forbidden when a person
/// confirms his own proposal; invalid_input without a reason or a person.
store::tier_change change_tier(incident_register& in, const tier_decision& wanted);

}  // namespace uramost::intake
