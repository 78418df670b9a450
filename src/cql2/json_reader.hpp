#pragma once

#include <string_view>

#include "cql2/expression.hpp"

namespace uramost::cql2 {

/// Reads CQL2 JSON (OGC 21-065r2, annex A): a condition. Throws invalid_input (field `filter`) that says at
/// which member ("args/1/args/0") what was expected, or which limit is passed. Thread safe.
expression read_json(std::string_view text);

}  // namespace uramost::cql2
