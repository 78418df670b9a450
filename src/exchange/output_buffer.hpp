#pragma once

#include <charconv>
#include <cstdint>
#include <string>
#include <string_view>

#include "exchange/feature_writer.hpp"

namespace uramost::exchange {

/// Collects text and hands it to a sink in large pieces.
class output_buffer {
 public:
  explicit output_buffer(byte_sink sink) : sink_(std::move(sink)) {
    text_.reserve(piece_bytes + piece_bytes / 4);
  }

  output_buffer& operator<<(std::string_view text) {
    text_.append(text);
    return *this;
  }
  output_buffer& operator<<(char letter) {
    text_ += letter;
    return *this;
  }

  /// Shortest text that reads back to the same number.
  void number(double value) { append_number(value); }
  void number(std::int64_t value) { append_number(value); }
  /// Degrees with at most seven decimals (1 cm), without trailing zeros.
  void degrees(double value);

  /// The text not yet handed on, to be appended to.
  std::string& text() { return text_; }

  /// Call after each feature or row.
  void flush_if_full() {
    if (text_.size() >= piece_bytes) flush();
  }
  void flush() {
    if (!text_.empty()) sink_(text_);
    text_.clear();
  }

 private:
  static constexpr std::size_t piece_bytes = 1 << 16;

  template <class Number>
  void append_number(Number value) {
    char digits[32];
    text_.append(digits, std::to_chars(digits, digits + sizeof digits, value).ptr);
  }

  byte_sink sink_;
  std::string text_;
};

}  // namespace uramost::exchange
