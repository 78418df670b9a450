#include "http/scalar_text.hpp"

#include "core/text.hpp"

namespace uramost::http {

std::optional<std::string> scalar_text(const json& value) {
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean() || value.is_number_integer()) return dump(value);
  if (value.is_number()) return to_text(value.get<double>());
  return std::nullopt;
}

}  // namespace uramost::http
