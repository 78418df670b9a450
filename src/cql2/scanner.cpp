#include "cql2/scanner.hpp"

#include <algorithm>
#include <array>

#include "core/text.hpp"

namespace uramost::cql2 {

namespace {
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Bytes of other alphabets' letters among them: the text is known to be UTF-8.
bool begins_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
         static_cast<unsigned char>(c) >= 0x80;
}
bool continues_word(char c) { return begins_word(c) || is_digit(c) || c == '.'; }

/// Two-letter signs first.
constexpr std::array<std::string_view, 14> signs{"<>", "<=", ">=", "=", "<", ">", "(",
                                                 ")",  ",",  "+",  "-", "*", "/", "%"};
}  // namespace

bool token::is(std::string_view sign_or_word) const {
  return (kind == token_kind::sign && text == sign_or_word) ||
         (kind == token_kind::word && ascii_lower(text) == ascii_lower(sign_or_word));
}

scanner::scanner(std::string_view text) : text_(text) { next_ = read(); }

token scanner::take() {
  token taken = std::move(next_);
  next_ = read();
  return taken;
}

bool scanner::take_if(std::string_view sign_or_word) {
  if (!next_.is(sign_or_word)) return false;
  next_ = read();
  return true;
}

void scanner::expect(std::string_view sign_or_word) {
  if (!take_if(sign_or_word)) throw fault("'" + std::string(sign_or_word) + "'");
}

error scanner::fault(std::string_view expected) const {
  const std::string found = next_.kind == token_kind::end ? "its end" : "'" + next_.text + "'";
  return fault_at(next_.at, std::string(expected) + " is expected, not " + found);
}

error scanner::fault_at(std::size_t at, const std::string& what) const {
  return invalid_input("filter, byte " + std::to_string(at + 1) + ": " + what, "filter");
}

token scanner::read() {
  while (at_ < text_.size() && is_blank(text_[at_])) ++at_;
  if (at_ == text_.size()) return {token_kind::end, {}, 0, at_};
  const char first = text_[at_];
  if (first == '\'') return read_quoted('\'', token_kind::text);
  if (first == '"') return read_quoted('"', token_kind::quoted_name);
  if (is_digit(first) || (first == '.' && at_ + 1 < text_.size() && is_digit(text_[at_ + 1])))
    return read_number();
  if (begins_word(first)) return read_word();
  const std::string_view rest = text_.substr(at_);
  for (const std::string_view sign : signs)
    if (rest.starts_with(sign)) {
      at_ += sign.size();
      return {token_kind::sign, std::string(sign), 0, at_ - sign.size()};
    }
  if (first == '^') return {token_kind::sign, "^", 0, at_++};
  throw fault_at(at_, "nothing begins with '" + std::string(1, first) + "'");
}

/// A quote inside is doubled; in a text it may also have a backslash before it.
token scanner::read_quoted(char quote, token_kind kind) {
  token read{kind, {}, 0, at_++};
  for (; at_ < text_.size(); ++at_) {
    const bool is_followed_by_quote = at_ + 1 < text_.size() && text_[at_ + 1] == quote;
    const bool escapes = text_[at_] == quote || (text_[at_] == '\\' && quote == '\'');
    if (escapes && is_followed_by_quote)
      ++at_;
    else if (text_[at_] == quote)
      return ++at_, read;
    read.text += text_[at_];
  }
  throw fault_at(read.at, "what is quoted from here does not end");
}

token scanner::read_number() {
  const std::size_t begin = at_;
  const auto digits = [&] {
    while (at_ < text_.size() && is_digit(text_[at_])) ++at_;
  };
  digits();
  if (at_ < text_.size() && text_[at_] == '.') ++at_, digits();
  if (at_ < text_.size() && (text_[at_] == 'e' || text_[at_] == 'E')) {
    ++at_;
    if (at_ < text_.size() && (text_[at_] == '+' || text_[at_] == '-')) ++at_;
    digits();
  }
  std::string written(text_.substr(begin, at_ - begin));
  if (written.front() == '.') written.insert(0, "0");
  if (written.back() == '.') written += '0';
  const auto number = parse_number(written);
  if (!number || (at_ < text_.size() && begins_word(text_[at_])))
    throw fault_at(begin, "'" + written + "' is no number");
  return {token_kind::number, written, *number, begin};
}

token scanner::read_word() {
  const std::size_t begin = at_;
  while (at_ < text_.size() && continues_word(text_[at_])) ++at_;
  return {token_kind::word, std::string(text_.substr(begin, at_ - begin)), 0, begin};
}

}  // namespace uramost::cql2
