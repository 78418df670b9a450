#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "exchange/byte_source.hpp"
#include "exchange/encoding.hpp"

namespace uramost::exchange {

/// A byte source read as text: UTF-8 without byte-order mark, in which decoder::undecodable marks what is
/// broken.
class text_stream {
 public:
  /// Reads from the front of `bytes`.
  text_stream(std::unique_ptr<byte_source> bytes, encoding as);

  /// Appends the next piece, of some hundred kilobytes; false at the end.
  bool append_to(std::string& text);

  const encoding& read_as() const { return encoding_; }
  std::uint64_t bytes_read() const { return bytes_read_; }
  std::uint64_t size() const { return bytes_->size(); }

 private:
  std::unique_ptr<byte_source> bytes_;
  encoding encoding_;
  std::unique_ptr<decoder> decoder_;
  std::string piece_;
  std::uint64_t bytes_read_ = 0;
  bool finished_ = false;
};

/// Reads `bytes` as told (an encoding's name), or, when `told` is empty, as its byte-order mark or its
/// content says. Pure ASCII at the front is skipped when judging the content, however long it is.
text_stream open_text(std::unique_ptr<byte_source> bytes, std::string_view told);

}  // namespace uramost::exchange
