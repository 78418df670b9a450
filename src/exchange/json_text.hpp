#pragma once

#include <string>
#include <string_view>

namespace uramost::exchange {

/// Appends `text` as a JSON string with its quotes. Bytes that are not UTF-8 become U+FFFD.
void append_json_string(std::string_view text, std::string& to);

/// Whether `text` needs no more than quotes around it: ASCII without quotes, backslashes and controls.
bool is_plain_json(std::string_view text);

/// The same, and copies the text in passing to where there is room for it; what is copied of a text that is
/// not plain means nothing.
bool copy_plain_json(std::string_view text, char* to);

}  // namespace uramost::exchange
