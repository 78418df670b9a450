#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/civil_time.hpp"

namespace uramost::store {

/// What happened, as told to the audit log. Never coordinates, never narrative, never a secret; a query is
/// written without its `bbox` and `text` (accounts/audited_query.hpp).
struct audit_note {
  time_point at;
  std::string who;                      ///< an account's name; "public"; "console" for the command line
  std::string action;                   ///< "incidents.read", "login", "role.change", "import", …
  std::string object{};                 ///< what it was done to: "incident 17", "account ana"
  std::string query{};                  ///< an incident query in its canonical text
  std::optional<std::uint64_t> rows{};  ///< how many records it gave or changed
  std::string outcome = "done";         ///< "done", "refused" or "failed"

  friend bool operator==(const audit_note&, const audit_note&) = default;
};

}  // namespace uramost::store
