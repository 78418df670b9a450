#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "http/router.hpp"

namespace uramost::http {

class feature_collection;
struct process;

/// The description of the whole API in OpenAPI 3.0: made of the route table, which says what there is and who
/// may have it, of `data/api.json`, which says what it is for, what it takes and gives, of the schemas
/// (http/api_schemas) and of the collections' properties. A route that the file does not know is there with
/// its address for a summary. Immutable, safe for many threads.
class api_document {
 public:
  api_document(std::span<const route> routes,
               const std::vector<std::shared_ptr<const feature_collection>>& collections,
               const std::vector<process>& computed);

  /// With the server's address filled in.
  nlohmann::ordered_json at(const std::string& base_url) const;

 private:
  nlohmann::ordered_json document_;
};

}  // namespace uramost::http
