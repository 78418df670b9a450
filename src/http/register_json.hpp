#pragma once

#include <string>

#include "casework/register_overlap.hpp"
#include "http/json.hpp"

namespace uramost::http {

/// Two registers laid over one another, as the API and the command line say it: counts, estimate with what it
/// assumes, and the candidates that nobody has decided on.
json overlap_json(const std::string& a, const std::string& b, const casework::register_overlap& laid);

json match_decision_json(const store::match_decision& decided);

/// "full", "near", "far", "none", "unknown".
std::string_view to_string(casework::agreement how);

}  // namespace uramost::http
