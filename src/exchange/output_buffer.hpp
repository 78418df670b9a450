#pragma once

#include <charconv>
#include <cstdint>
#include <memory>
#include <string_view>

#include "exchange/feature_writer.hpp"

namespace uramost::exchange {

/// The most letters that one number takes.
inline constexpr std::size_t number_bytes = 32;

/// Degrees with at most seven decimals (1 cm), without trailing zeros, written to where there is room for a
/// number. Answers where they end.
char* write_degrees(char* to, double value);
/// Shortest text that reads back to the same number.
char* write_number(char* to, double value);
inline char* write_number(char* to, std::int64_t value) {
  return std::to_chars(to, to + number_bytes, value).ptr;
}

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

  void number(double value) { wrote_to(write_number(room(number_bytes), value)); }
  void number(std::int64_t value) { wrote_to(write_number(room(number_bytes), value)); }
  void degrees(double value) { wrote_to(write_degrees(room(number_bytes), value)); }

  /// Where the next `bytes` can be written, by who then says how far it came. For those who write many short
  /// texts at a time.
  char* room(std::size_t bytes) {
    if (capacity_ - size_ < bytes) grow(2 * (size_ + bytes));
    return text_.get() + size_;
  }
  void wrote_to(const char* end) { size_ = static_cast<std::size_t>(end - text_.get()); }

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

  void grow(std::size_t capacity);

  byte_sink sink_;
  std::unique_ptr<char[]> text_;
  std::size_t size_ = 0;
  std::size_t capacity_ = 0;
};

}  // namespace uramost::exchange
