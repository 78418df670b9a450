#pragma once

#include <cstddef>
#include <string_view>

#include "cql2/expression.hpp"

/// How large a filter may be. Both readers keep to it, so that whatever walks a tree may do so recursively.
namespace uramost::cql2::limits {

inline constexpr std::size_t bytes = 16'384;
inline constexpr std::size_t depth = 64;     ///< of expressions, and of geometries, in one another
inline constexpr std::size_t nodes = 2'000;  ///< expressions and positions in all

/// Throw invalid_input (field `filter`) for a text that is too long, a tree that is too deep or too large.
void expect_within(std::string_view text);
void expect_within(const expression& whole);

}  // namespace uramost::cql2::limits
