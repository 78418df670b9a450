#pragma once

#include <string_view>

#include "patrol/instance.hpp"

namespace uramost::patrol {

/// An instance from its JSON document (docs/PATROL.md has the members). `null` in a distance, and the end of
/// a row of nulls, is unreachable. Without weights every demand point weighs 1. The answer is validated.
/// Throws invalid_input that names the member at fault, and `document` when it is no JSON object.
/// Thread-safe.
instance parse_instance(std::string_view json);

}  // namespace uramost::patrol
