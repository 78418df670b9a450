#include "exchange/json_text.hpp"

#include <array>
#include <cstdint>
#include <cstring>

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

// Eight bytes at a time: subtracting from each what it may not be below sets its top bit if it is; a borrow
// that spills into the next byte comes from a byte that has been found already.
bool is_plain_json(std::string_view text) {
  constexpr std::uint64_t ones = 0x0101010101010101, tops = ones * 0x80;
  const auto minus_in_each = [](std::uint64_t word, std::uint64_t limit) { return word - ones * limit; };
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + at, sizeof word);
    const std::uint64_t odd = word | minus_in_each(word, 0x20) | minus_in_each(word ^ ones * '"', 1) |
                              minus_in_each(word ^ ones * '\\', 1);
    if (odd & tops) return false;
  }
  for (; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x80 || escaped_bytes[byte]) return false;
  }
  return true;
}

void append_json_string(std::string_view text, std::string& to) {
  to += '"';
  if (is_plain_json(text))
    to.append(text);
  else if (is_utf8(text))
    append_escaped(text, to);
  else
    append_escaped(repaired_utf8(text), to);
  to += '"';
}

}  // namespace uramost::exchange
