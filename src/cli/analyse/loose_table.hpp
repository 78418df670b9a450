#pragma once

#include <filesystem>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace uramost::cli {

/// A small table that people write by hand, read generously: cells as plain_cells has them; with a header or
/// without; lines that begin with # left out.
struct loose_table {
  std::vector<std::string> columns;  ///< in lower case; empty without a header
  std::vector<std::vector<std::string>> rows;

  /// The first of these names that there is.
  std::optional<std::size_t> column(std::initializer_list<std::string_view> names) const;
  /// NaN for what is no number or is not there.
  double number(std::size_t row, std::size_t column) const;
};

loose_table loose_table_of(std::string_view text);

/// The distances of a file: its column `r` (or `distance`, or the first), one a line, header or not, in their
/// order. Throws invalid_input (field `r`) for what is no number from 0 up, and when there is none.
std::vector<double> distances_in(const loose_table& table);
/// The same of a file. Throws also not_found.
std::vector<double> read_distances(const std::filesystem::path& file);

/// Ascending and without repetitions.
std::vector<double> ascending(std::vector<double> distances);

}  // namespace uramost::cli
