#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "exchange/record_reader.hpp"
#include "intake/content_hash.hpp"
#include "intake/first_rows.hpp"

namespace uramost::intake {

/// Gives every row of one file its identity: the register's own id, or where there is none one that follows
/// from what the row says, so that the same file again means the same incidents. Of equal rows without an id
/// the second gets "-2" and so on: both are kept. Remembers about 48 bytes a row.
class row_identity {
 public:
  explicit row_identity(const std::vector<std::string>& columns) : content_(columns) {}

  /// Throws invalid_input (field `external_id`) when another row of the file had this id and said something
  /// else.
  std::string of(std::string_view source, std::string_view external_id, const exchange::record& row);
  /// The row with this identity comes next: its memory is on the way while the row is understood.
  void expect(std::string_view source, std::string_view external_id) const;

 private:
  row_content content_;
  first_rows seen_;                                               // by hash of source and id
  std::unordered_map<std::uint64_t, std::uint32_t> repetitions_;  // by hash of the content id
};

}  // namespace uramost::intake
