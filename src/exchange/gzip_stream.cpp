#include "exchange/gzip_stream.hpp"

#include <zlib.h>

#include <array>

#include "core/error.hpp"

namespace uramost::exchange {

namespace {
constexpr int level = 4;              // half the time of the default, for a tenth more bytes
constexpr int gzip_window = 15 + 16;  // the largest, with gzip's header
constexpr int memory_level = 8;
}  // namespace

gzip_stream::gzip_stream(byte_sink sink) : sink_(std::move(sink)), packer_(std::make_unique<z_stream_s>()) {
  if (deflateInit2(packer_.get(), level, Z_DEFLATED, gzip_window, memory_level, Z_DEFAULT_STRATEGY) != Z_OK)
    throw error(error_kind::internal, "no memory for compression");
}

gzip_stream::~gzip_stream() { deflateEnd(packer_.get()); }

void gzip_stream::write(std::string_view bytes) { pack(bytes, Z_NO_FLUSH); }

void gzip_stream::finish() { pack({}, Z_FINISH); }

void gzip_stream::pack(std::string_view bytes, int flush) {
  std::array<char, 1 << 16> packed;
  packer_->next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  packer_->avail_in = static_cast<uInt>(bytes.size());
  do {
    packer_->next_out = reinterpret_cast<Bytef*>(packed.data());
    packer_->avail_out = packed.size();
    deflate(packer_.get(), flush);
    const std::size_t made = packed.size() - packer_->avail_out;
    if (made > 0) sink_({packed.data(), made});
  } while (packer_->avail_out == 0);
}

}  // namespace uramost::exchange
