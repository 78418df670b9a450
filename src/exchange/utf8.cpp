#include "exchange/utf8.hpp"

#include <unicode/utf8.h>

#include "core/text.hpp"

namespace uramost::exchange {

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"  // inside ICU's macro
char32_t next_letter(std::string_view text, std::size_t& at) {
  UChar32 letter;
  U8_NEXT(text.data(), at, text.size(), letter);
  return letter < 0 ? ill_formed : static_cast<char32_t>(letter);
}
#pragma GCC diagnostic pop

std::string repaired_utf8(std::string_view text) {
  std::string repaired;
  repaired.reserve(text.size() + 8);
  std::size_t at = 0;
  while (at < text.size()) {
    const std::size_t start = at;
    if (next_letter(text, at) == ill_formed)
      repaired += "\xEF\xBF\xBD";
    else
      repaired.append(text, start, at - start);
  }
  return repaired;
}

std::string storable(std::string_view text) {
  std::string clean = is_utf8(text) ? std::string(text) : repaired_utf8(text);
  std::erase_if(clean, [](char c) { return c >= 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r'; });
  return clean;
}

}  // namespace uramost::exchange
