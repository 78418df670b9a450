#include "intake/text_tokens.hpp"

#include <charconv>

namespace uramost::intake {

namespace {
bool is_digit(char sign) { return sign >= '0' && sign <= '9'; }

/// ASCII letters and every byte of a longer UTF-8 sequence.
bool is_letter(char sign) {
  return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') ||
         static_cast<unsigned char>(sign) >= 0x80;
}

/// En dash and em dash, which people type for a hyphen, and the no-break space.
std::size_t dash_or_blank_length(std::string_view text) {
  for (std::string_view sign : {"\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x88\x92", "\xC2\xA0"})
    if (text.starts_with(sign)) return sign.size();
  return 0;
}
}  // namespace

text_tokens::text_tokens(std::string_view text) {
  char separator = ' ';
  for (std::size_t at = 0; at < text.size() && size_ < most;) {
    if (const std::size_t length = dash_or_blank_length(text.substr(at)); length > 0) {
      if (length == 3 && separator == ' ') separator = '-';
      at += length;
      continue;
    }
    if (!is_digit(text[at]) && !is_letter(text[at])) {
      if (separator == ' ' && text[at] != '\t') separator = text[at];
      ++at;
      continue;
    }
    const bool number = is_digit(text[at]);
    std::size_t end = at;
    while (
        end < text.size() &&
        (number ? is_digit(text[end]) : is_letter(text[end]) && dash_or_blank_length(text.substr(end)) == 0))
      ++end;
    text_token& token = tokens_[size_++];
    token = {.text = text.substr(at, end - at), .is_number = number, .separator = separator, .end = end};
    if (number) std::from_chars(text.data() + at, text.data() + end, token.value);
    separator = ' ';
    at = end;
  }
}

}  // namespace uramost::intake
