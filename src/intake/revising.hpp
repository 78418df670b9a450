#pragma once

#include <optional>
#include <string_view>

#include "intake/incident_register.hpp"
#include "intake/location.hpp"
#include "intake/occurrence.hpp"

namespace uramost::intake {

/// What a person says anew of an incident; what they say nothing of stays. Their texts must live as long.
struct incident_revision {
  std::optional<written_occurrence> occurred{};
  std::optional<written_location> location{};
  std::optional<std::string_view> category{}, severity{}, community{}, gender{}, narrative{};
};

/// Puts an incident right and decides anew what the public may learn of it. Its tier rises when its new
/// category asks for it; it never falls. An import of the same record leaves alone what was said here.
/// `before`: the incident as the person saw it. Returns what is stored. Throws invalid_input with the field
/// at fault, conflict when somebody else was faster or the incident was erased, not_found when there is none.
incident revise_incident(incident_register& in, const incident& before, const incident_revision& said,
                         std::string_view by);

/// Takes out an incident that should never have been in the register: see store::write_batch::withdraw.
void withdraw_incident(incident_register& in, const incident& before, std::string_view reason,
                       std::string_view by);

}  // namespace uramost::intake
