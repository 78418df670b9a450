#pragma once

#include <string_view>

#include "cql2/expression.hpp"

namespace uramost::cql2 {

/// Reads CQL2 text (OGC 21-065r2, annex B): a condition. Keywords are read in any case; a name that is one of
/// them, or holds other signs, stands in double quotes. Throws invalid_input (field `filter`) that says at
/// which byte what was expected, or which limit is passed. Thread safe.
expression read_text(std::string_view text);

}  // namespace uramost::cql2
