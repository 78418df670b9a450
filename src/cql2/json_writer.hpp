#pragma once

#include <string>

#include "cql2/expression.hpp"

namespace uramost::cql2 {

/// CQL2 JSON that reads back to the same tree.
std::string to_json_text(const expression& whole);

}  // namespace uramost::cql2
