#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace uramost::intake {

/// A run of digits or of letters in a text. Views into that text.
struct text_token {
  std::string_view text;
  bool is_number = false;
  int value = 0;  ///< of a number; meaningless beyond nine digits
  char separator =
      ' ';  ///< the first sign other than a blank between this token and the one before; else a blank
  std::size_t end = 0;  ///< where in the text it ends

  std::size_t digits() const { return is_number ? text.size() : 0; }
};

/// The first tokens of a date or time; what is beyond them is not looked at. No allocation.
class text_tokens {
 public:
  static constexpr std::size_t most = 12;

  explicit text_tokens(std::string_view text);

  std::size_t size() const { return size_; }
  /// An empty word beyond the end.
  const text_token& operator[](std::size_t i) const { return i < size_ ? tokens_[i] : tokens_[most]; }
  bool is_number(std::size_t i) const { return (*this)[i].is_number; }
  bool is_word(std::size_t i) const { return i < size_ && !tokens_[i].is_number; }

 private:
  std::array<text_token, most + 1> tokens_;  // the last one stays empty
  std::size_t size_ = 0;
};

}  // namespace uramost::intake
