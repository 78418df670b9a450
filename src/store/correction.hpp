#pragma once

#include <string>

#include "core/incident.hpp"

namespace uramost::store {

/// That a person puts an incident right, after it has come in.
struct incident_edit {
  incident before;  ///< as they saw it
  incident after;   ///< its time, location, category, severity, community, gender and narrative count
  std::string person;
};

/// That an incident should never have been in the register: entered twice, or by mistake.
struct withdrawal {
  incident before;  ///< as they saw it
  std::string reason;
  std::string person;
};

}  // namespace uramost::store
