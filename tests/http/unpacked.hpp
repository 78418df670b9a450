#pragma once

#include <brotli/decode.h>
#include <libdeflate.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace uramost::http {

inline constexpr std::size_t most_unpacked = 16 << 20;

/// Unpacks a gzip file of up to 16 MB.
inline std::string gunzip(std::string_view packed) {
  std::string bytes(most_unpacked, '\0');
  std::size_t size = 0;
  libdeflate_decompressor* unpacker = libdeflate_alloc_decompressor();
  const auto result =
      libdeflate_gzip_decompress(unpacker, packed.data(), packed.size(), bytes.data(), bytes.size(), &size);
  libdeflate_free_decompressor(unpacker);
  if (result != LIBDEFLATE_SUCCESS) throw std::runtime_error("not gzip");
  bytes.resize(size);
  return bytes;
}

/// Unpacks Brotli of up to 16 MB.
inline std::string unbrotli(std::string_view packed) {
  std::string bytes(most_unpacked, '\0');
  std::size_t size = bytes.size();
  if (BrotliDecoderDecompress(packed.size(), reinterpret_cast<const std::uint8_t*>(packed.data()), &size,
                              reinterpret_cast<std::uint8_t*>(bytes.data())) != BROTLI_DECODER_RESULT_SUCCESS)
    throw std::runtime_error("not Brotli");
  bytes.resize(size);
  return bytes;
}

/// As the Content-Encoding says.
inline std::string unpacked(std::string_view bytes, std::string_view coding) {
  if (coding == "gzip") return gunzip(bytes);
  if (coding == "br") return unbrotli(bytes);
  if (!coding.empty()) throw std::runtime_error("an unknown coding");
  return std::string(bytes);
}

}  // namespace uramost::http
