#pragma once

#include <charconv>
#include <cstdint>
#include <memory>
#include <string_view>

#include "exchange/feature_writer.hpp"

namespace uramost::exchange {

/// Collects text and hands it to a sink in large pieces. Millions of short texts go through here: each costs
/// a comparison and a copy.
class output_buffer {
 public:
  explicit output_buffer(byte_sink sink) : sink_(std::move(sink)) { grow(piece_bytes + piece_bytes / 4); }

  output_buffer& operator<<(std::string_view text) {
    size_ += text.copy(room(text.size()), text.size());
    return *this;
  }
  output_buffer& operator<<(char letter) {
    *room(1) = letter;
    ++size_;
    return *this;
  }

  /// Shortest text that reads back to the same number.
  void number(double value) { append_number(value); }
  void number(std::int64_t value) { append_number(value); }
  /// Degrees with at most seven decimals (1 cm), without trailing zeros.
  void degrees(double value);

  /// Call after each feature or row.
  void flush_if_full() {
    if (size_ >= piece_bytes) flush();
  }
  void flush() {
    if (size_ > 0) sink_({text_.get(), size_});
    size_ = 0;
  }

 private:
  static constexpr std::size_t piece_bytes = 1 << 16;
  static constexpr std::size_t number_bytes = 32;

  /// Where the next `bytes` can be written.
  char* room(std::size_t bytes) {
    if (capacity_ - size_ < bytes) grow(2 * (size_ + bytes));
    return text_.get() + size_;
  }
  void grow(std::size_t capacity);

  template <class Number>
  void append_number(Number value) {
    char* const digits = room(number_bytes);
    size_ += static_cast<std::size_t>(std::to_chars(digits, digits + number_bytes, value).ptr - digits);
  }

  byte_sink sink_;
  std::unique_ptr<char[]> text_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace uramost::exchange
