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

// Eight bytes at a time: subtracting from each what it may not be below sets its top bit if it is; a borrow
// that spills into the next byte comes from a byte that has been found already.
bool is_plain(std::uint64_t word) {
  constexpr std::uint64_t ones = 0x0101010101010101, tops = ones * 0x80;
  const auto minus_in_each = [](std::uint64_t from, std::uint64_t limit) { return from - ones * limit; };
  const std::uint64_t odd = word | minus_in_each(word, 0x20) | minus_in_each(word ^ ones * '"', 1) |
                            minus_in_each(word ^ ones * '\\', 1);
  return (odd & tops) == 0;
}

template <class Word>
Word load(const char* from) {
  Word word;
  std::memcpy(&word, from, sizeof word);
  return word;
}

/// Shows a text as words that together have all of its bytes and no others, some of them twice, until one is
/// not accepted: the last ones overlap, so that no text has to be taken byte by byte. Most have a few
/// letters.
template <class Accept>
bool every_word(std::string_view text, Accept accept) {
  const char* const from = text.data();
  const std::size_t size = text.size();
  if (size >= 8) {
    for (std::size_t at = 0; at + 8 < size; at += 8)
      if (!accept(at, load<std::uint64_t>(from + at))) return false;
    return accept(size - 8, load<std::uint64_t>(from + size - 8));
  }
  if (size >= 4)
    return accept(0, load<std::uint32_t>(from)) && accept(size - 4, load<std::uint32_t>(from + size - 4));
  for (std::size_t at = 0; at < size; ++at)
    if (!accept(at, load<std::uint8_t>(from + at))) return false;
  return true;
}

/// Blanks in place of the bytes that a shorter word has not got.
template <class Word>
bool is_plain_part(Word word) {
  constexpr std::uint64_t blanks = 0x2020202020202020;
  if constexpr (sizeof word == 8)
    return is_plain(word);
  else
    return is_plain(blanks << 8 * sizeof word | word);
}

}  // namespace

bool is_plain_json(std::string_view text) {
  return every_word(text, [](std::size_t, auto word) { return is_plain_part(word); });
}

bool copy_plain_json(std::string_view text, char* to) {
  return every_word(text, [to](std::size_t at, auto word) {
    std::memcpy(to + at, &word, sizeof word);
    return is_plain_part(word);
  });
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
