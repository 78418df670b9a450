#pragma once

#include <string>
#include <vector>

namespace uramost::print {

/// A heading of a table; numbers stand right, under each other.
struct column {
  std::string heading = {};
  bool is_numeric = false;
};

/// Text in rows. A table that does not fit its page goes on with its headings on the next one. A row that is
/// short has empty cells at its end; a cell shows its first three lines.
struct table {
  std::string title = {};
  std::vector<column> columns = {};
  std::vector<std::vector<std::string>> rows = {};
  std::string note = {};  ///< below; may be empty
};

}  // namespace uramost::print
