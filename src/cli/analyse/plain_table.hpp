#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace uramost::cli {

/// A row of a file without a header, and its line.
struct plain_row {
  std::uint64_t line = 0;
  std::vector<std::string> cells;
};

/// Cells of a line: between commas, else between semicolons, else between runs of blanks and tabs. Double
/// quotes hold together what is between them, and two of them in there are one.
std::vector<std::string> plain_cells(std::string_view line);

/// Without the mark that some programs, Excel among them, begin a text in UTF-8 with.
std::string_view without_byte_order_mark(std::string_view text);

/// The rows of a text file without a header, as SaTScan and the Near Repeat Calculator read them; empty
/// lines are left out. Throws not_found.
std::vector<plain_row> read_plain_table(const std::filesystem::path& file);

/// True when the first line is numbers and times alone: it is data, not names of columns.
bool looks_headerless(const std::filesystem::path& file);

}  // namespace uramost::cli
