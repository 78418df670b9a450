#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace uramost::geodata {

/// One of the small tables that come with UraMost: UTF-8, comma separated, quoted as in RFC 4180, the first
/// line names the columns. (Registers of users are read by src/exchange, not by this.)
class csv_table {
 public:
  /// Throws error(internal) when a row has not as many cells as the header.
  explicit csv_table(std::string_view text);

  std::size_t rows() const { return cells_.size() / columns_.size(); }
  /// Throws error(internal) when there is no such column.
  const std::string& cell(std::size_t row, std::string_view column) const;

 private:
  std::vector<std::string> columns_;
  std::vector<std::string> cells_;  // row by row
};

}  // namespace uramost::geodata
