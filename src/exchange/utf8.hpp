#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace uramost::exchange {

/// How many bytes at the front of `text` are ASCII. Looks at eight bytes at a time: this runs over every byte
/// that is read or written.
inline std::size_t ascii_prefix(std::string_view text) {
  std::size_t length = 0;
  for (; length + 8 <= text.size(); length += 8) {
    std::uint64_t word;
    std::memcpy(&word, text.data() + length, 8);
    if (word & 0x8080808080808080u) break;
  }
  while (length < text.size() && static_cast<unsigned char>(text[length]) < 0x80) ++length;
  return length;
}

/// The character that starts at `at`, which moves behind it; ill_formed (and at least one byte further) when
/// the bytes there are not UTF-8.
inline constexpr char32_t ill_formed = 0xFFFFFFFF;
char32_t next_letter(std::string_view text, std::size_t& at);

/// `text` with every byte that is not part of well-formed UTF-8 replaced by U+FFFD.
std::string repaired_utf8(std::string_view text);

/// Text that XML and C strings can hold: well-formed, without control characters other than tab and line
/// ends.
std::string storable(std::string_view text);

}  // namespace uramost::exchange
