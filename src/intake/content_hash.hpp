#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

#include "exchange/record_reader.hpp"

namespace uramost::intake {

/// True for the columns of a quarantine export that are not the register's own: their names begin with `_`.
bool is_quarantine_column(std::string_view header);

/// What a row says, whatever the order of its columns: headers and texts of all cells that are not empty,
/// without quarantine columns. Two rows that say the same have equal contents.
class row_content {
 public:
  explicit row_content(const std::vector<std::string>& columns);

  /// 128 bits of SHA-256, hex.
  std::string id(const exchange::record& row) const;
  /// For comparing rows within one run.
  std::uint64_t hash(const exchange::record& row) const;

 private:
  const std::vector<std::string>& columns_;
  std::vector<std::size_t> order_;  // columns that count, by name
};

/// SHA-256 of a file's bytes, hex. Throws not_found.
std::string file_sha256(const std::filesystem::path& file);

/// 128 random bits, hex.
std::string random_identity();

}  // namespace uramost::intake
