#include "tiles/png.hpp"

#include <libdeflate.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>

#include "core/error.hpp"

namespace uramost::tiles {

namespace {
using bytes = std::vector<std::uint8_t>;

constexpr std::array<std::uint8_t, 8> signature{0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
constexpr int fastest = 1;  // heat tiles are smooth: higher levels cost more than they save

struct free_compressor {
  void operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }
};
using compressor_handle = std::unique_ptr<libdeflate_compressor, free_compressor>;

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

bytes header(int width, int height) {
  bytes data;
  append_big_endian(data, static_cast<std::uint32_t>(width));
  append_big_endian(data, static_cast<std::uint32_t>(height));
  // Eight bits, palette, deflate, the five standard filters, not interlaced.
  data.insert(data.end(), {8, 3, 0, 0, 0});
  return data;
}

/// Every row with filter 0 before it, compressed.
bytes image_data(std::span<const std::uint8_t> pixels, int width, int height) {
  const auto row_size = static_cast<std::size_t>(width);
  bytes rows;
  rows.reserve((row_size + 1) * static_cast<std::size_t>(height));
  for (std::size_t row = 0; row < static_cast<std::size_t>(height); ++row) {
    rows.push_back(0);
    const auto line = pixels.subspan(row * row_size, row_size);
    rows.insert(rows.end(), line.begin(), line.end());
  }

  const thread_local compressor_handle compressor(libdeflate_alloc_compressor(fastest));
  if (!compressor) throw error(error_kind::unavailable, "no memory to compress a tile");
  bytes compressed(libdeflate_zlib_compress_bound(compressor.get(), rows.size()));
  compressed.resize(libdeflate_zlib_compress(compressor.get(), rows.data(), rows.size(), compressed.data(),
                                             compressed.size()));
  return compressed;
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
  append_chunk(out, "IHDR", header(width, height));
  append_chunk(out, "PLTE", colours);
  append_chunk(out, "tRNS", alphas);
  append_chunk(out, "IDAT", image_data(pixels, width, height));
  append_chunk(out, "IEND", {});
  return out;
}

}  // namespace uramost::tiles
