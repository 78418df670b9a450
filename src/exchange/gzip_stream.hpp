#pragma once

#include <memory>
#include <string_view>

#include "exchange/feature_writer.hpp"

struct z_stream_s;

namespace uramost::exchange {

/// Packs bytes into one gzip file (RFC 1952) as they come and hands them on, in constant memory.
class gzip_stream {
 public:
  explicit gzip_stream(byte_sink sink);
  ~gzip_stream();
  gzip_stream(const gzip_stream&) = delete;
  gzip_stream& operator=(const gzip_stream&) = delete;

  void write(std::string_view bytes);
  void finish();

 private:
  void pack(std::string_view bytes, int flush);

  byte_sink sink_;
  std::unique_ptr<z_stream_s> packer_;
};

}  // namespace uramost::exchange
