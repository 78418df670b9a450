#pragma once

#include <string>
#include <vector>

namespace uramost::exchange {

/// Makes header cells usable as names of columns: trimmed, an empty one called `column_3`, a repeated one
/// `name_2`. Appends a sentence to `notes` for every column that had to be renamed.
std::vector<std::string> unique_column_names(std::vector<std::string> header,
                                             std::vector<std::string>& notes);

}  // namespace uramost::exchange
