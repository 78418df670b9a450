#pragma once

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <set>
#include <string>
#include <vector>

#include "raw_client.hpp"

namespace valijson {
class Schema;
}

namespace uramost::http {

/// What an OpenAPI 3.0 document promises, held against what came. Its schemas leave objects open, so that
/// clients expect new members; here they are closed, so that none is forgotten.
class api_contract {
 public:
  explicit api_contract(nlohmann::json document);
  ~api_contract();

  /// What is wrong with an answer; empty when nothing is. Notes which operation it was of.
  std::vector<std::string> faults(const sent_request& asked, const raw_response& answer);

  std::vector<std::string> operations_without_success() const;

 private:
  struct operation {
    std::string name;                   ///< "GET /api/meta"
    std::vector<std::string> segments;  ///< of its path: "meta", "{id}", "{y}.png"
    const nlohmann::json* said;
  };

  const operation* find(const std::string& method, const std::string& target) const;
  /// Itself, or what its reference means.
  const nlohmann::json& resolved(const nlohmann::json& node) const;
  /// As JSON Schema, references filled in. `closed`: objects have the members that are named and no other.
  nlohmann::json as_json_schema(const nlohmann::json& schema, bool closed) const;
  /// The parameters of an address that are not documented, in whatever case (WMTS has any).
  std::vector<std::string> parameter_faults(const nlohmann::json& said, const std::string& target) const;
  /// What is wrong with a JSON text that is to be of a media type of `content`.
  std::vector<std::string> body_faults(const nlohmann::json& content, const std::string& type,
                                       const std::string& text, bool closed);
  const valijson::Schema& compiled(const nlohmann::json& schema, bool closed);

  nlohmann::json document_;
  std::vector<operation> operations_;
  std::set<std::string> succeeded_;
  std::set<std::pair<const nlohmann::json*, std::size_t>> sound_;  ///< media of the document, hash of a body
  std::map<std::pair<const nlohmann::json*, bool>, std::unique_ptr<valijson::Schema>> compiled_;
};

}  // namespace uramost::http
