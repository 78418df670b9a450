#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "http/json.hpp"
#include "http/request.hpp"
#include "http/response.hpp"

namespace uramost::http {

using computation = std::function<response(const request&)>;

/// Something the server computes, as OGC API - Processes (18-062r2) offers it: a request of the API, whose
/// parameters are the inputs and whose answer is the one output, `result`.
struct process {
  std::string id, title, description;
  std::string route;             ///< whose answer is the output: "GET /api/geocode"
  json inputs = json::object();  ///< by name: `{title, schema, minOccurs, maxOccurs}`
  accounts::permission needs = accounts::permission::read_published;
  computation compute;
  std::vector<std::pair<std::string, std::string>> captures = {};  ///< of the request
  /// The input that is the request's body; empty: all of them are its parameters.
  std::string body = {};

  /// The request of who asks that these inputs mean; hears of nobody's going away. Throws invalid_input
  /// naming the input that is unknown, missing or of a wrong type.
  request meant_by(const json& given, const request& asked) const;
};

/// Where it is executed.
inline std::string execution_path(const process& of) { return "/api/processes/" + of.id + "/execution"; }

using process_list = std::shared_ptr<const std::vector<process>>;

}  // namespace uramost::http
