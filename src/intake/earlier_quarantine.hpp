#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "store/incident_store.hpp"

namespace uramost::intake {

/// The rows of a kind ("incidents", "patrol-points") that are in quarantine from earlier imports: which of
/// them a row of a new file takes the place of. A row names its predecessor in `_quarantine_id`, or has the
/// external id that a quarantined row of the same source had.
class earlier_quarantine {
 public:
  /// `id_column`: header of the register's external id; empty when it has none.
  earlier_quarantine(const store::incident_store& records, std::string_view kind, std::string_view id_column);

  /// The register that a quarantined row came from; null when there is no such row.
  const std::string* source_of(std::int64_t row) const;

  /// Quarantined rows of `source` with this external id.
  const std::vector<std::int64_t>& of(std::string_view source, std::string_view external_id) const;

  bool empty() const { return sources_.empty(); }

 private:
  static std::string key(std::string_view source, std::string_view external_id);

  std::unordered_map<std::int64_t, std::string> sources_;
  std::unordered_map<std::string, std::vector<std::int64_t>> by_id_;
};

}  // namespace uramost::intake
