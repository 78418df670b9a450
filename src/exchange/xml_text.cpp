#include "exchange/xml_text.hpp"

#include "exchange/utf8.hpp"

namespace uramost::exchange {

namespace {
/// Control characters but for line ends and tabs, and U+FFFE and U+FFFF, which XML 1.0 has no way to write.
bool is_in_xml(char32_t letter) {
  if (letter < 0x20) return letter == '\t' || letter == '\n' || letter == '\r';
  return letter != 0xFFFE && letter != 0xFFFF;
}
}  // namespace

std::string xml_text(std::string_view text) {
  std::string made;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    switch (const char32_t letter = next_letter(text, at)) {
      case ill_formed:
        made += "\xEF\xBF\xBD";
        break;
      case '&':
        made += "&amp;";
        break;
      case '<':
        made += "&lt;";
        break;
      case '>':
        made += "&gt;";
        break;
      case '"':
        made += "&quot;";
        break;
      default:
        if (is_in_xml(letter)) made += text.substr(begin, at - begin);
    }
  }
  return made;
}

}  // namespace uramost::exchange
