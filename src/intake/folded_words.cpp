#include "intake/folded_words.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

namespace uramost::intake {

namespace {
struct folding {
  char32_t letter;
  std::string_view plain;
};

/// Letters beyond ASCII of Albanian, Serbian and their neighbours, ascending.
constexpr std::array foldings{
    folding{0xC0, "a"},   folding{0xC1, "a"},   folding{0xC2, "a"},   folding{0xC4, "a"},
    folding{0xC7, "c"},   folding{0xC8, "e"},   folding{0xC9, "e"},   folding{0xCA, "e"},
    folding{0xCB, "e"},   folding{0xD6, "o"},   folding{0xDC, "u"},   folding{0xDF, "ss"},
    folding{0xE0, "a"},   folding{0xE1, "a"},   folding{0xE2, "a"},   folding{0xE4, "a"},
    folding{0xE7, "c"},   folding{0xE8, "e"},   folding{0xE9, "e"},   folding{0xEA, "e"},
    folding{0xEB, "e"},   folding{0xF6, "o"},   folding{0xFC, "u"},   folding{0x106, "c"},
    folding{0x107, "c"},  folding{0x10C, "c"},  folding{0x10D, "c"},  folding{0x110, "d"},
    folding{0x111, "d"},  folding{0x160, "s"},  folding{0x161, "s"},  folding{0x17D, "z"},
    folding{0x17E, "z"},  folding{0x402, "d"},  folding{0x408, "j"},  folding{0x409, "lj"},
    folding{0x40A, "nj"}, folding{0x40B, "c"},  folding{0x40F, "dz"}, folding{0x410, "a"},
    folding{0x411, "b"},  folding{0x412, "v"},  folding{0x413, "g"},  folding{0x414, "d"},
    folding{0x415, "e"},  folding{0x416, "z"},  folding{0x417, "z"},  folding{0x418, "i"},
    folding{0x41A, "k"},  folding{0x41B, "l"},  folding{0x41C, "m"},  folding{0x41D, "n"},
    folding{0x41E, "o"},  folding{0x41F, "p"},  folding{0x420, "r"},  folding{0x421, "s"},
    folding{0x422, "t"},  folding{0x423, "u"},  folding{0x424, "f"},  folding{0x425, "h"},
    folding{0x426, "c"},  folding{0x427, "c"},  folding{0x428, "s"},  folding{0x430, "a"},
    folding{0x431, "b"},  folding{0x432, "v"},  folding{0x433, "g"},  folding{0x434, "d"},
    folding{0x435, "e"},  folding{0x436, "z"},  folding{0x437, "z"},  folding{0x438, "i"},
    folding{0x43A, "k"},  folding{0x43B, "l"},  folding{0x43C, "m"},  folding{0x43D, "n"},
    folding{0x43E, "o"},  folding{0x43F, "p"},  folding{0x440, "r"},  folding{0x441, "s"},
    folding{0x442, "t"},  folding{0x443, "u"},  folding{0x444, "f"},  folding{0x445, "h"},
    folding{0x446, "c"},  folding{0x447, "c"},  folding{0x448, "s"},  folding{0x452, "d"},
    folding{0x458, "j"},  folding{0x459, "lj"}, folding{0x45A, "nj"}, folding{0x45B, "c"},
    folding{0x45F, "dz"}};

static_assert(std::is_sorted(foldings.begin(), foldings.end(),
                             [](const folding& a, const folding& b) { return a.letter < b.letter; }));

std::optional<std::string_view> plain_form(char32_t letter) {
  const auto found = std::lower_bound(foldings.begin(), foldings.end(), letter,
                                      [](const folding& each, char32_t key) { return each.letter < key; });
  return found != foldings.end() && found->letter == letter ? std::optional{found->plain} : std::nullopt;
}

/// Takes the first UTF-8 character off `text`; the replacement character for a byte that starts none.
char32_t take_character(std::string_view& text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned lead = byte(0);
  const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
  char32_t letter = length == 1 ? lead : length == 0 ? 0xFFFD : lead & (0x7Fu >> length);
  if (length > text.size()) {
    text.remove_prefix(1);
    return 0xFFFD;
  }
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0u) != 0x80u) {
      text.remove_prefix(1);
      return 0xFFFD;
    }
    letter = letter << 6 | (byte(i) & 0x3Fu);
  }
  text.remove_prefix(std::max<std::size_t>(length, 1));
  return letter;
}

bool separates(char32_t letter) {
  if (letter < 0x80) return !(letter >= '0' && letter <= '9') && !(letter >= 'a' && letter <= 'z');
  // Latin-1 signs, general punctuation (dashes, quotes) and what was not UTF-8.
  return letter < 0xC0 || letter == 0xD7 || letter == 0xF7 || (letter >= 0x2000 && letter < 0x2C00) ||
         letter == 0xFEFF || letter == 0xFFFD;
}

void append_letter(std::string& words, std::string_view letters) {
  if (letters == "j" && words.ends_with('d')) return;  // Dj is Đ
  words += letters;
}
}  // namespace

std::string folded_words(std::string_view text) {
  std::string words;
  bool gap = false;
  while (!text.empty()) {
    const std::string_view before = text;
    char32_t letter = take_character(text);
    if (letter >= 'A' && letter <= 'Z') letter += 'a' - 'A';
    if (letter >= 0x300 && letter < 0x370) continue;  // combining accents
    const auto plain = plain_form(letter);
    if (!plain && separates(letter)) {
      gap = !words.empty();
      continue;
    }
    if (gap) words += ' ';
    gap = false;
    const char ascii = static_cast<char>(letter);
    if (plain)
      append_letter(words, *plain);
    else
      append_letter(
          words, letter < 0x80 ? std::string_view(&ascii, 1) : before.substr(0, before.size() - text.size()));
  }
  return words;
}

}  // namespace uramost::intake
