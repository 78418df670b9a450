#pragma once

#include <string>
#include <vector>

#include "http/json.hpp"

namespace uramost::http {

/// What `data/api.json` says: of each route what it is for and what it takes and gives, and of each parameter
/// what it is.
const json& api_words();

/// The names of parameters in a list that may name sets of them, too ("@query").
std::vector<std::string> parameter_names(const json& takes);

/// The parameters of a route ("GET /api/geocode"), each as OpenAPI describes it. Throws when nothing is said
/// of the route.
std::vector<json> parameters_of_route(const std::string& route);

}  // namespace uramost::http
