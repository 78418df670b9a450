#pragma once

#include <string>

#include "core/incident_query.hpp"

namespace uramost::cli {

/// The incidents that somebody means by a query as it stands in the map's address. Throws invalid_input
/// naming the parameter that is unknown or malformed.
incident_query read_query(const std::string& text);

}  // namespace uramost::cli
