#include "geodata/name_folding.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "geodata/utf8.hpp"

namespace uramost::geodata {
namespace {

struct letter_row {
  char32_t letter;
  std::string_view latin;  // accented, lower case
  std::string_view plain;  // a-z
};

// Ascending by letter. Lower-case only: `lower` comes first.
constexpr std::array letters{
    letter_row{U'à', "a", "a"},   letter_row{U'á', "a", "a"},   letter_row{U'â', "a", "a"},
    letter_row{U'ã', "a", "a"},   letter_row{U'ä', "a", "a"},   letter_row{U'å', "a", "a"},
    letter_row{U'ç', "ç", "c"},   letter_row{U'è', "e", "e"},   letter_row{U'é', "e", "e"},
    letter_row{U'ê', "e", "e"},   letter_row{U'ë', "ë", "e"},   letter_row{U'ì', "i", "i"},
    letter_row{U'í', "i", "i"},   letter_row{U'î', "i", "i"},   letter_row{U'ï', "i", "i"},
    letter_row{U'ð', "đ", "dj"},  letter_row{U'ñ', "n", "n"},   letter_row{U'ò', "o", "o"},
    letter_row{U'ó', "o", "o"},   letter_row{U'ô', "o", "o"},   letter_row{U'õ', "o", "o"},
    letter_row{U'ö', "o", "o"},   letter_row{U'ù', "u", "u"},   letter_row{U'ú', "u", "u"},
    letter_row{U'û', "u", "u"},   letter_row{U'ü', "u", "u"},   letter_row{U'ý', "y", "y"},
    letter_row{U'ć', "ć", "c"},   letter_row{U'č', "č", "c"},   letter_row{U'ď', "d", "d"},
    letter_row{U'đ', "đ", "dj"},  letter_row{U'ě', "e", "e"},   letter_row{U'ğ', "g", "g"},
    letter_row{U'ı', "i", "i"},   letter_row{U'ļ', "l", "l"},   letter_row{U'ł', "l", "l"},
    letter_row{U'ń', "n", "n"},   letter_row{U'ś', "š", "s"},   letter_row{U'ş', "š", "s"},
    letter_row{U'š', "š", "s"},   letter_row{U'ź', "ž", "z"},   letter_row{U'ż', "ž", "z"},
    letter_row{U'ž', "ž", "z"},   letter_row{U'ǆ', "dž", "dz"}, letter_row{U'ǉ', "lj", "lj"},
    letter_row{U'ǌ', "nj", "nj"}, letter_row{U'а', "a", "a"},   letter_row{U'б', "b", "b"},
    letter_row{U'в', "v", "v"},   letter_row{U'г', "g", "g"},   letter_row{U'д', "d", "d"},
    letter_row{U'е', "e", "e"},   letter_row{U'ж', "ž", "z"},   letter_row{U'з', "z", "z"},
    letter_row{U'и', "i", "i"},   letter_row{U'й', "j", "j"},   letter_row{U'к', "k", "k"},
    letter_row{U'л', "l", "l"},   letter_row{U'м', "m", "m"},   letter_row{U'н', "n", "n"},
    letter_row{U'о', "o", "o"},   letter_row{U'п', "p", "p"},   letter_row{U'р', "r", "r"},
    letter_row{U'с', "s", "s"},   letter_row{U'т', "t", "t"},   letter_row{U'у', "u", "u"},
    letter_row{U'ф', "f", "f"},   letter_row{U'х', "h", "h"},   letter_row{U'ц', "c", "c"},
    letter_row{U'ч', "č", "c"},   letter_row{U'ш', "š", "s"},   letter_row{U'ђ', "đ", "dj"},
    letter_row{U'ѓ', "đ", "dj"},  letter_row{U'ѕ', "dz", "dz"}, letter_row{U'ј', "j", "j"},
    letter_row{U'љ', "lj", "lj"}, letter_row{U'њ', "nj", "nj"}, letter_row{U'ћ', "ć", "c"},
    letter_row{U'ќ', "ć", "c"},   letter_row{U'ѝ', "i", "i"},   letter_row{U'џ', "dž", "dz"},
};
static_assert(std::ranges::is_sorted(letters, {}, &letter_row::letter));

struct cyrillic_row {
  std::string_view latin;  // lower case
  char32_t lower;
  char32_t upper;
};

// Digraphs first, so that they are found before their first letters.
constexpr std::array cyrillic{
    cyrillic_row{"dž", U'џ', U'Џ'}, cyrillic_row{"lj", U'љ', U'Љ'}, cyrillic_row{"nj", U'њ', U'Њ'},
    cyrillic_row{"a", U'а', U'А'},  cyrillic_row{"b", U'б', U'Б'},  cyrillic_row{"v", U'в', U'В'},
    cyrillic_row{"g", U'г', U'Г'},  cyrillic_row{"d", U'д', U'Д'},  cyrillic_row{"đ", U'ђ', U'Ђ'},
    cyrillic_row{"e", U'е', U'Е'},  cyrillic_row{"ž", U'ж', U'Ж'},  cyrillic_row{"z", U'з', U'З'},
    cyrillic_row{"i", U'и', U'И'},  cyrillic_row{"j", U'ј', U'Ј'},  cyrillic_row{"k", U'к', U'К'},
    cyrillic_row{"l", U'л', U'Л'},  cyrillic_row{"m", U'м', U'М'},  cyrillic_row{"n", U'н', U'Н'},
    cyrillic_row{"o", U'о', U'О'},  cyrillic_row{"p", U'п', U'П'},  cyrillic_row{"r", U'р', U'Р'},
    cyrillic_row{"s", U'с', U'С'},  cyrillic_row{"t", U'т', U'Т'},  cyrillic_row{"ć", U'ћ', U'Ћ'},
    cyrillic_row{"u", U'у', U'У'},  cyrillic_row{"f", U'ф', U'Ф'},  cyrillic_row{"h", U'х', U'Х'},
    cyrillic_row{"c", U'ц', U'Ц'},  cyrillic_row{"č", U'ч', U'Ч'},  cyrillic_row{"š", U'ш', U'Ш'},
};

/// Lower case of the letters of our two alphabets (and of Latin-1 and Latin Extended-A around them).
char32_t lower(char32_t letter) {
  if (letter >= U'A' && letter <= U'Z') return letter + 32;
  if (letter >= U'À' && letter <= U'Þ' && letter != U'×') return letter + 32;
  const bool even_is_upper = (letter >= 0x100 && letter <= 0x137) || (letter >= 0x14A && letter <= 0x177);
  if (even_is_upper) return letter | 1;
  const bool odd_is_upper = (letter >= 0x139 && letter <= 0x148) || (letter >= 0x179 && letter <= 0x17E);
  if (odd_is_upper) return letter + (letter & 1);
  if (letter >= U'ǅ' && letter <= U'ǌ') return letter <= U'ǆ' ? U'ǆ' : letter <= U'ǉ' ? U'ǉ' : U'ǌ';
  if (letter == U'Ǆ') return U'ǆ';
  if (letter >= U'А' && letter <= U'Я') return letter + 32;
  if (letter >= U'Ѐ' && letter <= U'Џ') return letter + 80;
  return letter;
}

bool is_combining_mark(char32_t letter) { return letter >= 0x300 && letter <= 0x36F; }

/// The letter that a base letter and a combining mark stand for: c + caron is č. Other marks are dropped.
char32_t composed(char32_t base, char32_t mark) {
  constexpr char32_t acute = 0x301, diaeresis = 0x308, caron = 0x30C, cedilla = 0x327, stroke = 0x335;
  struct pair {
    char32_t base, mark, whole;
  };
  static constexpr std::array pairs{
      pair{U'c', acute, U'ć'},  pair{U'c', caron, U'č'}, pair{U'c', cedilla, U'ç'},
      pair{U's', caron, U'š'},  pair{U'z', caron, U'ž'}, pair{U'e', diaeresis, U'ë'},
      pair{U'd', stroke, U'đ'},
  };
  const auto* found = std::ranges::find_if(pairs, [&](pair p) { return p.base == base && p.mark == mark; });
  return found == pairs.end() ? base : found->whole;
}

bool is_apostrophe(char32_t letter) {
  return letter == U'\'' || letter == U'’' || letter == U'‘' || letter == U'ʹ' || letter == U'`' ||
         letter == U'´' || letter == U'\u00AD' || letter == U'\u200B' || letter == U'\u200D';
}

bool is_plain(char32_t letter) {
  return (letter >= U'a' && letter <= U'z') || (letter >= U'0' && letter <= U'9');
}

/// The row of a lower-case letter; nothing for those of other alphabets.
const letter_row* row_of(char32_t letter) {
  const auto* row = std::ranges::lower_bound(letters, letter, {}, &letter_row::letter);
  return row != letters.end() && row->letter == letter ? row : nullptr;
}

void append_folded(std::string& out, char32_t letter, std::string_view letter_row::*column) {
  if (is_plain(letter)) {
    out += static_cast<char>(letter);
  } else if (const letter_row* row = row_of(letter)) {
    out += (*row).*column;
  } else if (is_apostrophe(letter) || is_combining_mark(letter)) {
    return;
  } else if (letter >= 0x180 && letter < 0x2000) {
    append_utf8(out, letter);  // a letter of another alphabet: it fits no name, and must not vanish
  } else if (!out.empty() && out.back() != ' ') {
    out += ' ';
  }
}

std::string folded(std::string_view name, std::string_view letter_row::*column) {
  std::string out;
  out.reserve(name.size() + 4);
  while (!name.empty()) {
    char32_t letter = lower(take_utf8(name));
    for (auto rest = name; !rest.empty() && is_combining_mark(take_utf8(rest)); name = rest) {
      auto mark = name;
      letter = composed(letter, take_utf8(mark));
    }
    append_folded(out, letter, column);
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

/// True when `text` begins with the lower-case `letters`, in either case (which takes as many bytes).
bool starts_with_letters(std::string_view text, std::string_view letters_wanted) {
  while (!letters_wanted.empty())
    if (text.empty() || lower(take_utf8(text)) != take_utf8(letters_wanted)) return false;
  return true;
}

}  // namespace

std::string fold_case_and_script(std::string_view name) { return folded(name, &letter_row::latin); }

std::string fold_accents(std::string_view name) { return folded(name, &letter_row::plain); }

std::string to_lower_case(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) append_utf8(out, lower(take_utf8(text)));
  return out;
}

std::string without_accents(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const char32_t letter = take_utf8(text), small = lower(letter);
    if (is_combining_mark(letter)) continue;
    const letter_row* row = row_of(small);
    const std::size_t begin = out.size();
    if (row)
      out += row->plain;
    else
      append_utf8(out, letter);
    if (row && small != letter) out[begin] = static_cast<char>(out[begin] - 'a' + 'A');
  }
  return out;
}

std::string fold_spelling(std::string_view plain) {
  std::string out;
  out.reserve(plain.size());
  const auto put = [&out](char letter) {
    if (out.empty() || out.back() != letter) out += letter;  // ll, rr and every doubled letter
  };
  for (std::size_t at = 0; at < plain.size(); ++at) {
    const char next = at + 1 < plain.size() ? plain[at + 1] : ' ';
    switch (const char letter = plain[at]) {
      case 'h':  // sh, zh, th, dh, xh, ch; and Orahovica is also written Oraovica
        break;
      case 'q':  // ć
        put('c');
        break;
      case 'x':  // dz, in Serbian often z; and with h: dž
        put(next == 'h' ? 'd' : 'z');
        break;
      case 'y':
        put('i');
        break;
      case 'w':
        put('v');
        break;
      case 'g':
      case 'd':  // gj, dj: đ; dz: dž
        put(next == 'j' || (letter == 'd' && next == 'z') ? 'd' : letter);
        if (next == 'j' || (letter == 'd' && next == 'z')) ++at;
        break;
      case 'l':
        put('l');
        if (next == 'j') ++at;
        break;
      default:
        put(letter);
    }
  }
  return out;
}

std::string to_cyrillic(std::string_view serbian_latin) {
  std::string out;
  while (!serbian_latin.empty()) {
    auto rest = serbian_latin;
    const char32_t first = take_utf8(rest);
    const bool upper = lower(first) != first;
    const auto* row = std::ranges::find_if(cyrillic, [&](const cyrillic_row& candidate) {
      return starts_with_letters(serbian_latin, candidate.latin);
    });
    if (row == cyrillic.end()) {
      append_utf8(out, first);
      serbian_latin = rest;
    } else {
      append_utf8(out, upper ? row->upper : row->lower);
      serbian_latin.remove_prefix(row->latin.size());
    }
  }
  return out;
}

}  // namespace uramost::geodata
