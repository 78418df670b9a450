#pragma once

#include <string>
#include <string_view>

namespace uramost::exchange {

/// Appends `text` as a JSON string with its quotes. Bytes that are not UTF-8 become U+FFFD.
void append_json_string(std::string_view text, std::string& to);

/// Whether `text` needs no more than quotes around it: ASCII without quotes, backslashes and controls.
bool is_plain_json(std::string_view text);

}  // namespace uramost::exchange
