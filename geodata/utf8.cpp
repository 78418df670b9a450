#include "geodata/utf8.hpp"

#include <unicode/utf8.h>

#include <algorithm>
#include <cstdint>

namespace uramost::geodata {

char32_t take_utf8(std::string_view& text) {
  constexpr std::size_t longest = 4;
  const auto length = static_cast<std::int32_t>(std::min(text.size(), longest));
  std::int32_t at = 0;
  UChar32 letter = 0;
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  U8_NEXT(bytes, at, length, letter);
  if (letter < 0) {
    letter = 0xFFFD;
    at = 1;
  }
  text.remove_prefix(static_cast<std::size_t>(at));
  return static_cast<char32_t>(letter);
}

void append_utf8(std::string& out, char32_t letter) {
  char bytes[U8_MAX_LENGTH];
  std::int32_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, letter);
  out.append(bytes, static_cast<std::size_t>(length));
}

}  // namespace uramost::geodata
