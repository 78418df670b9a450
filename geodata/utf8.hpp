#pragma once

#include <string>
#include <string_view>

namespace uramost::geodata {

/// Takes the first character off a text that is not empty. A byte that starts no well-formed character is
/// taken alone and given as U+FFFD.
char32_t take_utf8(std::string_view& text);

void append_utf8(std::string& out, char32_t letter);

}  // namespace uramost::geodata
