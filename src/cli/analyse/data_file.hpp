#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace uramost::cli {

/// A file's rows by column, for methods that take any file: CSV, or whatever OGR reads. All of it is in
/// memory.
class data_file {
 public:
  /// Throws not_found, and invalid_input for what cannot be read, with the line of a broken row.
  explicit data_file(const std::filesystem::path& file);

  /// A text file whose first line is a row already; columns are named "1", "2", ….
  static data_file without_header(const std::filesystem::path& file);

  const std::filesystem::path& path() const { return file_; }
  std::size_t rows() const { return lines_.size(); }
  bool has(const std::string& column) const;
  /// Throws invalid_input (field `column`, which columns there are) when there is no such column.
  const std::vector<std::string>& texts(const std::string& column) const;
  /// Throws also for what is no finite number, with its line.
  std::vector<double> numbers(const std::string& column) const;
  /// The same; NaN where a cell is empty.
  std::vector<double> numbers_or_nan(const std::string& column) const;

  const std::vector<std::string>& columns() const { return names_; }
  /// Line of a row in the file, to be named in complaints.
  std::uint64_t line(std::size_t row) const { return lines_[row]; }

 private:
  data_file() = default;
  std::vector<double> read_numbers(const std::string& column, bool empty_is_nan) const;

  std::filesystem::path file_;
  std::vector<std::string> names_;
  std::vector<std::vector<std::string>> columns_;
  std::vector<std::uint64_t> lines_;
};

}  // namespace uramost::cli
