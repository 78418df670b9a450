#include "print/plain_text.hpp"

#include <algorithm>

#include "core/text.hpp"
#include "geodata/utf8.hpp"

namespace uramost::print {

namespace {
bool is_line_end(char32_t letter) {
  return letter == U'\n' || letter == U'\v' || letter == U'\f' || letter == 0x85 || letter == 0x2028 ||
         letter == 0x2029;
}

bool is_control(char32_t letter) { return letter < 0x20 || (letter >= 0x7F && letter < 0xA0); }

/// Marks, embeddings, overrides and isolates of the bidirectional algorithm (UAX 9): letters have a direction
/// of their own, and these would carry one writer's into the next one's sentence.
bool turns_direction(char32_t letter) {
  return (letter >= 0x200E && letter <= 0x200F) || (letter >= 0x202A && letter <= 0x202E) ||
         (letter >= 0x2066 && letter <= 0x2069) || letter == 0x061C;
}

/// Byte order marks, interlinear annotations and what is no character.
bool is_invisible(char32_t letter) {
  return letter == 0xFEFF || (letter >= 0xFFF9 && letter <= 0xFFFC) || (letter & 0xFFFE) == 0xFFFE ||
         (letter >= 0xFDD0 && letter <= 0xFDEF) || letter == 0x034F;
}
}  // namespace

std::string plain_text(std::string_view written) {
  std::string text;
  while (!written.empty()) {
    const char32_t letter = geodata::take_utf8(written);
    if (letter == U'\r') {
      if (!written.starts_with('\n')) text += '\n';
    } else if (is_line_end(letter)) {
      text += '\n';
    } else if (letter == U'\t') {
      text += ' ';
    } else if (!is_control(letter) && !turns_direction(letter) && !is_invisible(letter)) {
      geodata::append_utf8(text, letter);
    }
  }
  return text;
}

std::string plain_line(std::string_view written) {
  std::string text = plain_text(written);
  std::ranges::replace(text, '\n', ' ');
  return std::string(trim(text));
}

namespace {
bool begins_character(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) != 0x80; }
}  // namespace

std::string breakable(std::string_view text) {
  constexpr int longest_word = 40;
  std::string made;
  int unbroken = 0;
  for (const char byte : text) {
    if (byte == ' ') unbroken = 0;
    if (byte != ' ' && begins_character(byte) && ++unbroken > longest_word) {
      made += "\u200B";
      unbroken = 1;
    }
    made += byte;
  }
  return made;
}

std::string shortened(std::string text, std::size_t most_characters) {
  if (text.size() <= most_characters) return text;
  std::size_t characters = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (begins_character(text[i]) && ++characters > most_characters) return text.substr(0, i) + "…";
  }
  return text;
}

}  // namespace uramost::print
