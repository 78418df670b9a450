#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace uramost::analysis {

/// A cell of a result: nothing (it could not be computed, or makes no sense here), a whole number, a number
/// or a text.
using cell = std::variant<std::monostate, std::int64_t, double, std::string>;

/// What a method answers, in the one form that files, pages and paper are made of. Every row has a cell for
/// every column.
struct result_table {
  std::vector<std::string> columns;
  std::vector<std::vector<cell>> rows;
};

}  // namespace uramost::analysis
