#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace uramost::tiles {

/// A zlib stream (RFC 1950, 1951) of an image's rows, for pictures of few colours in large areas: in one
/// pass, every byte is part of a copy of the byte before it or of the row above, or stands for itself, in
/// fixed Huffman codes. Several times as fast as a compressor that looks for copies anywhere, for a somewhat
/// longer stream. `row_length` in bytes, 1 to 32,768.
std::vector<std::uint8_t> deflate_rows(std::span<const std::uint8_t> bytes, std::size_t row_length);

}  // namespace uramost::tiles
