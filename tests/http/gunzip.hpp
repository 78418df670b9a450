#pragma once

#include <libdeflate.h>

#include <stdexcept>
#include <string>
#include <string_view>

namespace uramost::http {

/// Unpacks a gzip file of up to 16 MB.
inline std::string gunzip(std::string_view packed) {
  std::string bytes(16 << 20, '\0');
  std::size_t size = 0;
  libdeflate_decompressor* unpacker = libdeflate_alloc_decompressor();
  const auto result =
      libdeflate_gzip_decompress(unpacker, packed.data(), packed.size(), bytes.data(), bytes.size(), &size);
  libdeflate_free_decompressor(unpacker);
  if (result != LIBDEFLATE_SUCCESS) throw std::runtime_error("not gzip");
  bytes.resize(size);
  return bytes;
}

}  // namespace uramost::http
