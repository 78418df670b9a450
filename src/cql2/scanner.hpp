#pragma once

#include <string>
#include <string_view>

#include "core/error.hpp"

namespace uramost::cql2 {

enum class token_kind { end, word, quoted_name, text, number, sign };

/// A piece of a filter's text.
struct token {
  token_kind kind = token_kind::end;
  std::string text;    ///< without quotes, escapes resolved; a sign as it is
  double number = 0;   ///< of a number
  std::size_t at = 0;  ///< where it begins, in bytes

  /// Whether it is this sign, or this word in any case.
  bool is(std::string_view sign_or_word) const;
};

/// Reads the tokens of CQL2 text one after the other, of which it shows the next.
class scanner {
 public:
  /// Throws invalid_input (field `filter`) for what begins no token.
  explicit scanner(std::string_view text);

  const token& next() const { return next_; }
  token take();
  /// Takes the next one if it is this sign or word.
  bool take_if(std::string_view sign_or_word);
  /// Throws invalid_input unless it is.
  void expect(std::string_view sign_or_word);
  /// What to throw when something else was expected here.
  error fault(std::string_view expected) const;

 private:
  token read();
  token read_quoted(char quote, token_kind kind);
  token read_number();
  token read_word();
  error fault_at(std::size_t at, const std::string& what) const;

  std::string_view text_;
  std::size_t at_ = 0;
  token next_;
};

}  // namespace uramost::cql2
