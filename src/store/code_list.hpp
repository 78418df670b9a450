#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/ids.hpp"
#include "core/text.hpp"

namespace uramost::store {

/// Municipalities in one column: codes with commas between them; none is an empty text.
inline std::string joined_codes(const std::vector<municipality_code>& codes) {
  std::string text;
  for (const municipality_code& each : codes) text += (text.empty() ? "" : ",") + each.value;
  return text;
}

inline std::vector<municipality_code> split_codes(std::string_view text) {
  std::vector<municipality_code> codes;
  if (text.empty()) return codes;
  for (const std::string_view code : split(text, ',')) codes.push_back({std::string(code)});
  return codes;
}

}  // namespace uramost::store
