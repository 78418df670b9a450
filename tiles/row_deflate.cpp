#include "tiles/row_deflate.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

namespace uramost::tiles {

namespace {
constexpr std::uint32_t shortest_copy = 3, longest_copy = 258;

/// Bits in the order in which they are written: the lowest first.
struct bit_code {
  std::uint32_t bits = 0;
  unsigned count = 0;

  /// With further bits behind.
  constexpr bit_code then(std::uint32_t more, unsigned more_count) const {
    return {bits | more << count, count + more_count};
  }
};

/// A Huffman code is written from its highest bit.
constexpr bit_code huffman(std::uint32_t code, unsigned count) {
  std::uint32_t reversed = 0;
  for (unsigned i = 0; i < count; ++i) reversed |= (code >> i & 1) << (count - 1 - i);
  return {reversed, count};
}

/// The fixed code of a literal or a length (RFC 1951, 3.2.6).
constexpr bit_code symbol_code(std::uint32_t symbol) {
  if (symbol < 144) return huffman(0x30 + symbol, 8);
  if (symbol < 256) return huffman(0x190 + symbol - 144, 9);
  if (symbol < 280) return huffman(symbol - 256, 7);
  return huffman(0xC0 + symbol - 280, 8);
}
constexpr bit_code end_of_block = symbol_code(256);

/// Lengths and distances grow alike: the values of a symbol share their highest bits, the others follow it
/// (RFC 1951, 3.2.5). `kept` highest bits below the leading one tell symbols apart.
struct split_value {
  std::uint32_t symbol, more;
  unsigned more_count;
};
constexpr split_value split(std::uint32_t value, unsigned kept) {
  if (value < (2U << kept)) return {value, 0, 0};
  const unsigned more_count = static_cast<unsigned>(std::bit_width(value)) - 1 - kept;
  return {(more_count << kept) + (value >> more_count), value & ((1U << more_count) - 1), more_count};
}

constexpr bit_code length_code(std::uint32_t length) {
  if (length == longest_copy) return symbol_code(285);
  const auto [symbol, more, more_count] = split(length - shortest_copy, 2);
  return symbol_code(257 + symbol).then(more, more_count);
}

constexpr bit_code distance_code(std::uint32_t distance) {
  const auto [symbol, more, more_count] = split(distance - 1, 1);
  return huffman(symbol, 5).then(more, more_count);
}

constexpr auto literal_codes = [] {
  std::array<bit_code, 256> codes;
  for (std::uint32_t i = 0; i < codes.size(); ++i) codes[i] = symbol_code(i);
  return codes;
}();
constexpr auto length_codes = [] {
  std::array<bit_code, longest_copy + 1> codes;
  for (std::uint32_t i = shortest_copy; i < codes.size(); ++i) codes[i] = length_code(i);
  return codes;
}();

class bit_writer {
 public:
  explicit bit_writer(std::uint8_t* out) : out_(out) {}

  void write(bit_code code) {
    held_ |= std::uint64_t{code.bits} << held_count_;
    held_count_ += code.count;
    if (held_count_ < 32) return;
    std::memcpy(out_, &held_, 4);
    out_ += 4;
    held_ >>= 32;
    held_count_ -= 32;
  }
  /// The end of what was written, to a whole byte.
  std::uint8_t* finish() {
    for (; held_count_ > 0; held_count_ -= std::min(held_count_, 8U), held_ >>= 8)
      *out_++ = static_cast<std::uint8_t>(held_);
    return out_;
  }

 private:
  std::uint8_t* out_;
  std::uint64_t held_ = 0;
  unsigned held_count_ = 0;
};

/// How many bytes at `at` are those `distance` before, up to `most`.
std::size_t copied(const std::uint8_t* at, std::size_t distance, std::size_t most) {
  std::size_t count = 0;
  for (; count + 8 <= most; count += 8) {
    std::uint64_t here, there;
    std::memcpy(&here, at + count, 8);
    std::memcpy(&there, at + count - distance, 8);
    if (here != there) return count + static_cast<std::size_t>(std::countr_zero(here ^ there)) / 8;
  }
  while (count < most && at[count] == at[count - distance]) ++count;
  return count;
}
}  // namespace

std::vector<std::uint8_t> deflate_rows(std::span<const std::uint8_t> bytes, std::size_t row_length) {
  constexpr std::size_t header = 2, trailer = 4;
  // At most nine bits a byte, and room for whole words.
  std::vector<std::uint8_t> out(header + bytes.size() + bytes.size() / 8 + 16 + trailer);
  out[0] = 0x78;  // a window of 32 kB
  out[1] = 0x01;
  bit_writer writer(out.data() + header);
  writer.write({0b011, 3});  // the last block, fixed codes

  const bit_code run = distance_code(1), above = distance_code(static_cast<std::uint32_t>(row_length));
  for (std::size_t i = 0; i < bytes.size();) {
    const std::uint8_t* at = bytes.data() + i;
    const std::size_t most = std::min<std::size_t>(longest_copy, bytes.size() - i);
    const std::size_t like_before = i >= 1 ? copied(at, 1, most) : 0;
    const std::size_t like_above = i >= row_length ? copied(at, row_length, most) : 0;
    const std::size_t length = std::max(like_before, like_above);
    if (length < shortest_copy) {
      writer.write(literal_codes[*at]);
      ++i;
      continue;
    }
    writer.write(length_codes[length]);
    writer.write(like_before == length ? run : above);
    i += length;
  }
  writer.write(end_of_block);
  std::uint8_t* end = writer.finish();
  const std::uint32_t check = libdeflate_adler32(1, bytes.data(), bytes.size());
  for (int shift = 24; shift >= 0; shift -= 8) *end++ = static_cast<std::uint8_t>(check >> shift);
  out.resize(static_cast<std::size_t>(end - out.data()));
  return out;
}

}  // namespace uramost::tiles
