#include "tiles/png.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "tiles/row_deflate.hpp"

namespace uramost::tiles {

namespace {
using bytes = std::vector<std::uint8_t>;

constexpr std::array<std::uint8_t, 8> signature{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
void append_big_endian(bytes& out, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) out.push_back(static_cast<std::uint8_t>(number >> shift));
}

void append_chunk(bytes& out, std::string_view type, std::span<const std::uint8_t> data) {
  append_big_endian(out, static_cast<std::uint32_t>(data.size()));
  const std::size_t checked_from = out.size();
  out.insert(out.end(), type.begin(), type.end());
  out.insert(out.end(), data.begin(), data.end());
  append_big_endian(out, libdeflate_crc32(0, out.data() + checked_from, out.size() - checked_from));
}

bytes header(int width, int height, int bit_depth) {
  bytes data;
  append_big_endian(data, static_cast<std::uint32_t>(width));
  append_big_endian(data, static_cast<std::uint32_t>(height));
  // Palette, deflate, the five standard filters, not interlaced.
  data.insert(data.end(), {static_cast<std::uint8_t>(bit_depth), 3, 0, 0, 0});
  return data;
}

/// Every row with filter 0 before it; of four bits a pixel, the left one is the higher half of a byte.
bytes rows_of(std::span<const std::uint8_t> pixels, std::size_t width, std::size_t height, int bit_depth) {
  const bool halves = bit_depth == 4;
  const std::size_t row_length = 1 + (halves ? (width + 1) / 2 : width);
  bytes rows(row_length * height, 0);
  for (std::size_t row = 0; row < height; ++row) {
    const std::uint8_t* from = pixels.data() + row * width;
    std::uint8_t* to = rows.data() + row * row_length + 1;
    if (!halves) {
      std::copy_n(from, width, to);
      continue;
    }
    for (std::size_t i = 0; i < width / 2; ++i)
      to[i] = static_cast<std::uint8_t>(from[2 * i] << 4 | from[2 * i + 1]);
    if (width % 2 != 0) to[width / 2] = static_cast<std::uint8_t>(from[width - 1] << 4);
  }
  return rows;
}
}  // namespace

bytes palette_png(std::span<const std::uint8_t> pixels, int width, int height,
                  std::span<const rgba> palette) {
  bytes colours, alphas;
  for (const rgba& colour : palette) {
    colours.insert(colours.end(), {colour.red, colour.green, colour.blue});
    alphas.push_back(colour.alpha);
  }
  bytes out(signature.begin(), signature.end());
  const int bit_depth = palette.size() <= 16 ? 4 : 8;
  const bytes rows =
      rows_of(pixels, static_cast<std::size_t>(width), static_cast<std::size_t>(height), bit_depth);
  append_chunk(out, "IHDR", header(width, height, bit_depth));
  append_chunk(out, "PLTE", colours);
  append_chunk(out, "tRNS", alphas);
  append_chunk(out, "IDAT", deflate_rows(rows, rows.size() / static_cast<std::size_t>(height)));
  append_chunk(out, "IEND", {});
  return out;
}

}  // namespace uramost::tiles
