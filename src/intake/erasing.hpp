#pragma once

#include <span>
#include <string>

#include "core/progress.hpp"
#include "intake/incident_register.hpp"

namespace uramost::intake {

/// Why what could point to a person is erased, and who does it.
struct erasing_order {
  std::string reason;
  std::string person;
};

/// Erases what the person concerned asked to be forgotten (store::write_batch::erase). The audit log keeps
/// that it was done, and no release has the incident's location from now on. Throws as the store does.
void erase_incident(incident_register& in, incident_id which, const erasing_order& order);

/// The same of all incidents that ended before a time and are not erased yet, in one write: what is kept no
/// longer than it is needed. Answers how many. Throws unavailable when `watch` cancels; then none is.
std::uint64_t erase_before(incident_register& in, time_point end, const erasing_order& order,
                           const progress_sink& watch = keep_going);

}  // namespace uramost::intake
