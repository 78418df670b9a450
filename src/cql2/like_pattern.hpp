#pragma once

#include <string_view>

namespace uramost::cql2 {

/// Whether a text is like a pattern: `%` stands for any characters or none, `_` for one character, and a
/// backslash before either, or before another backslash, for the sign itself. Both are UTF-8.
bool is_like(std::string_view text, std::string_view pattern);

}  // namespace uramost::cql2
