#pragma once

#include <string>

#include "cql2/expression.hpp"

namespace uramost::cql2 {

/// CQL2 text that reads back to the same tree. Throws invalid_input for a text that ends with a backslash or
/// a name that is empty: CQL2 has no way to write these.
std::string to_text(const expression& whole);

}  // namespace uramost::cql2
