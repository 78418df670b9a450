#pragma once

#include <optional>

#include "accounts/access.hpp"
#include "core/incident_query.hpp"

namespace uramost::accounts {

/// The query, narrowed to the municipalities of whoever asks; who is bound to some sees no incident without a
/// municipality. Throws forbidden (field `municipality`) when all that is asked for lies outside.
incident_query narrowed(incident_query query, const access& who);

/// Whether a record of this municipality is theirs to see.
bool is_in_scope(const std::optional<municipality_code>& municipality, const access& who);

}  // namespace uramost::accounts
