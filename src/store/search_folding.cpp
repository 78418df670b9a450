#include "store/search_folding.hpp"

#include <array>
#include <cstdint>

namespace uramost::store {

namespace {

/// U+00C0 … U+017F, one entry a letter.
constexpr std::array<std::string_view, 0x180 - 0xC0> latin{
    // U+00C0
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
    // U+00D0
    "d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "ss",
    // U+00E0
    "a", "a", "a", "a", "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i", "i",
    // U+00F0
    "d", "n", "o", "o", "o", "o", "o", "", "o", "u", "u", "u", "u", "y", "th", "y",
    // U+0100
    "a", "a", "a", "a", "a", "a", "c", "c", "c", "c", "c", "c", "c", "c", "d", "d",
    // U+0110
    "d", "d", "e", "e", "e", "e", "e", "e", "e", "e", "e", "e", "g", "g", "g", "g",
    // U+0120
    "g", "g", "g", "g", "h", "h", "h", "h", "i", "i", "i", "i", "i", "i", "i", "i",
    // U+0130
    "i", "i", "ij", "ij", "j", "j", "k", "k", "k", "l", "l", "l", "l", "l", "l", "l",
    // U+0140
    "l", "l", "l", "n", "n", "n", "n", "n", "n", "n", "n", "n", "o", "o", "o", "o",
    // U+0150
    "o", "o", "oe", "oe", "r", "r", "r", "r", "r", "r", "s", "s", "s", "s", "s", "s",
    // U+0160
    "s", "s", "t", "t", "t", "t", "t", "t", "u", "u", "u", "u", "u", "u", "u", "u",
    // U+0170
    "u", "u", "u", "u", "w", "w", "y", "y", "y", "z", "z", "z", "z", "z", "z", "s"};

/// U+0400 … U+045F: Serbian letters as Gaj's Latin without diacritics, the others by the usual convention.
constexpr std::array<std::string_view, 0x60> cyrillic{
    // U+0400: Ѐ Ё Ђ Ѓ Є Ѕ І Ї Ј Љ Њ Ћ Ќ Ѝ Ў Џ
    "e", "e", "d", "g", "e", "dz", "i", "i", "j", "lj", "nj", "c", "k", "i", "u", "dz",
    // U+0410: А Б В Г Д Е Ж З И Й К Л М Н О П
    "a", "b", "v", "g", "d", "e", "z", "z", "i", "j", "k", "l", "m", "n", "o", "p",
    // U+0420: Р С Т У Ф Х Ц Ч Ш Щ Ъ Ы Ь Э Ю Я
    "r", "s", "t", "u", "f", "h", "c", "c", "s", "sc", "", "i", "", "e", "ju", "ja",
    // U+0430: а б в г д е ж з и й к л м н о п
    "a", "b", "v", "g", "d", "e", "z", "z", "i", "j", "k", "l", "m", "n", "o", "p",
    // U+0440: р с т у ф х ц ч ш щ ъ ы ь э ю я
    "r", "s", "t", "u", "f", "h", "c", "c", "s", "sc", "", "i", "", "e", "ju", "ja",
    // U+0450: ѐ ё ђ ѓ є ѕ і ї ј љ њ ћ ќ ѝ ў џ
    "e", "e", "d", "g", "e", "dz", "i", "i", "j", "lj", "nj", "c", "k", "i", "u", "dz"};

/// Length of the well-formed UTF-8 sequence at the start of `text`; 0 when there is none.
std::size_t sequence_length(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t length = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
  if (length == 0 || length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i)
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) return 0;
  return length;
}

std::uint32_t code_point(std::string_view sequence) {
  const auto byte = [&](std::size_t i) {
    return static_cast<std::uint32_t>(static_cast<unsigned char>(sequence[i]));
  };
  switch (sequence.size()) {
    case 1:
      return byte(0);
    case 2:
      return (byte(0) & 0x1F) << 6 | (byte(1) & 0x3F);
    case 3:
      return (byte(0) & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F);
    default:
      return (byte(0) & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F);
  }
}

/// Builds the words: letters join, anything else parts.
class word_builder {
 public:
  explicit word_builder(std::size_t size) { words_.reserve(size); }

  void letters(std::string_view folded) {
    if (folded.empty()) return;  // a sign that is not spoken
    if (parted_ && !words_.empty()) words_ += ' ';
    parted_ = false;
    for (const char letter : folded)
      if (!(letter == 'j' && words_.ends_with('d'))) words_ += letter;  // dj is đ
  }

  void part() { parted_ = true; }

  std::string take() { return std::move(words_); }

 private:
  std::string words_;
  bool parted_ = false;
};

bool is_combining_mark(std::uint32_t c) { return c >= 0x300 && c <= 0x36F; }

bool is_separator(std::uint32_t c) {
  return c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x206F) || (c >= 0x20A0 && c <= 0x20CF) ||
         (c >= 0x3000 && c <= 0x303F) || c == 0xFEFF || c == 0xFFFD;
}

void fold(std::string_view sequence, word_builder& words) {
  const std::uint32_t c = code_point(sequence);
  if (is_combining_mark(c)) return;
  if (is_separator(c)) return words.part();
  if (c < 0x180) return words.letters(latin[c - 0xC0]);
  if (c >= 0x400 && c < 0x460) return words.letters(cyrillic[c - 0x400]);
  words.letters(sequence);
}

}  // namespace

std::string fold_for_search(std::string_view text) {
  word_builder words(text.size());
  while (!text.empty()) {
    const char first = text.front();
    std::size_t length = 1;
    if ((first >= 'a' && first <= 'z') || (first >= '0' && first <= '9')) {
      words.letters(text.substr(0, 1));
    } else if (first >= 'A' && first <= 'Z') {
      const char lower = static_cast<char>(first - 'A' + 'a');
      words.letters({&lower, 1});
    } else if ((length = sequence_length(text)) > 1) {
      fold(text.substr(0, length), words);
    } else {
      words.part();
      length = 1;
    }
    text.remove_prefix(length);
  }
  return words.take();
}

}  // namespace uramost::store
