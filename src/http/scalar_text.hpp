#pragma once

#include <optional>
#include <string>

#include "http/json.hpp"

namespace uramost::http {

/// A text, a number or a truth of JSON as a parameter or a register's row would have it: numbers in the
/// fewest digits that read back the same. Nothing for null, lists and objects.
std::optional<std::string> scalar_text(const json& value);

}  // namespace uramost::http
