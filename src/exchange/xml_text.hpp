#pragma once

#include <string>
#include <string_view>

namespace uramost::exchange {

/// The text as XML 1.0 holds it, between tags or in an attribute: markup is escaped, what XML cannot hold is
/// left out, bytes that are not UTF-8 become U+FFFD.
std::string xml_text(std::string_view text);

}  // namespace uramost::exchange
