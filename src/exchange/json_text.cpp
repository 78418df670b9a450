#include "exchange/json_text.hpp"

#include <array>

#include "core/text.hpp"
#include "exchange/utf8.hpp"

namespace uramost::exchange {
namespace {

constexpr bool must_be_escaped(unsigned char byte) { return byte < 0x20 || byte == '"' || byte == '\\'; }

constexpr auto escaped_bytes = [] {
  std::array<bool, 256> table{};
  for (unsigned byte = 0; byte < table.size(); ++byte)
    table[byte] = must_be_escaped(static_cast<unsigned char>(byte));
  return table;
}();

void append_escape(unsigned char byte, std::string& to) {
  constexpr std::string_view hex = "0123456789abcdef";
  switch (byte) {
    case '"':
      to += "\\\"";
      return;
    case '\\':
      to += "\\\\";
      return;
    case '\n':
      to += "\\n";
      return;
    case '\r':
      to += "\\r";
      return;
    case '\t':
      to += "\\t";
      return;
    default:
      to += "\\u00";
      to += hex[byte >> 4];
      to += hex[byte & 15];
  }
}

void append_escaped(std::string_view text, std::string& to) {
  std::size_t plain_from = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (!escaped_bytes[byte]) continue;
    to.append(text, plain_from, i - plain_from);
    append_escape(byte, to);
    plain_from = i + 1;
  }
  to.append(text, plain_from);
}

}  // namespace

void append_json_string(std::string_view text, std::string& to) {
  to += '"';
  const std::size_t plain = ascii_prefix(text);
  if (plain == text.size() || is_utf8(text.substr(plain)))
    append_escaped(text, to);
  else
    append_escaped(repaired_utf8(text), to);
  to += '"';
}

}  // namespace uramost::exchange
