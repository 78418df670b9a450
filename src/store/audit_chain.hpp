#pragma once

#include <cstdint>
#include <optional>

#include "store/audit_log.hpp"
#include "store/database.hpp"

namespace uramost::store {

/// Links entries to the chain's end. Within one writing transaction: nobody else may append meanwhile.
class audit_chain {
 public:
  explicit audit_chain(database& on);

  /// `origin`: the number of the audited write that is taken over.
  void append(const audit_note& note, std::optional<std::int64_t> origin = {});

 private:
  database& on_;
  audit_head end_;
};

audit_head read_audit_head(database& from);
audit_verdict verify_audit_chain(database& from, const std::optional<audit_head>& anchor);
std::vector<audit_entry> search_audit_entries(database& from, const audit_search& what);

}  // namespace uramost::store
