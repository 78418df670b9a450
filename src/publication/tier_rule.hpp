#pragma once

#include <optional>

#include "core/incident.hpp"

namespace uramost::publication {

/// What decides how far an incident is protected.
struct tier_evidence {
  bool public_source = false;          ///< its source is declared public: press, a published register
  bool direct_report = false;          ///< reported by a person through a form or the API
  bool confidential_category = false;  ///< of the taxonomy: harassment, domestic violence, …
  std::optional<tier> stated{};        ///< by the data itself
};

/// The tier of a source and category for which the data states none: P0 for a public source, else P2 for a
/// direct report or a confidential category, else P1.
tier default_tier(const tier_evidence& evidence);

/// The tier an incident gets. The data may ask for more protection than the default and gets it; asked for
/// less, the default stays (P1 stated for a confidential category remains P2), because lowering takes two
/// people. Throws invalid_input (field `tier`) when the data calls an incident of a non-public source P0:
/// that is a contradiction only a person can resolve.
tier decide_tier(const tier_evidence& evidence);

}  // namespace uramost::publication
