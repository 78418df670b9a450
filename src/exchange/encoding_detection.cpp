// Which encoding a text is in, judged by what Serbian and Albanian texts look like.
#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "exchange/encoding.hpp"
#include "exchange/utf8.hpp"

namespace uramost::exchange {
namespace {

/// UTF-16 shows by its zero bytes: line ends, digits and delimiters have one, always on the same side.
std::optional<encoding> detect_utf16(std::string_view sample) {
  std::array<std::size_t, 2> zeros{};
  for (std::size_t i = 0; i < sample.size(); ++i)
    if (sample[i] == '\0') ++zeros[i % 2];
  const std::size_t pairs = sample.size() / 2;
  const auto many = [&](std::size_t count) { return count * 20 > pairs && count > 1; };
  const auto few = [&](std::size_t count) { return count * 200 < pairs || count == 0; };
  if (many(zeros[1]) && few(zeros[0])) return encoding_of("UTF-16LE");
  if (many(zeros[0]) && few(zeros[1])) return encoding_of("UTF-16BE");
  return std::nullopt;
}

/// A file in another encoding hardly ever holds well-formed sequences, and a UTF-8 file with a few broken
/// rows is still UTF-8.
bool looks_like_utf8(std::string_view sample) {
  std::size_t good = 0, bad = 0;
  for (std::size_t at = ascii_prefix(sample); at < sample.size(); at += ascii_prefix(sample.substr(at))) {
    const bool could_be_cut = sample.size() - at < 4;
    if (next_letter(sample, at) != ill_formed)
      ++good;
    else if (!could_be_cut)
      ++bad;
  }
  return bad == 0 || good > bad;
}

constexpr std::u32string_view serbian_and_albanian = U"čćšžđČĆŠŽĐëçËÇ";
constexpr std::u32string_view serbian_cyrillic =
    U"абвгдђежзијклљмнњопрстћуфхцчџшАБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ";

std::u32string decode_all(std::string_view sample, const encoding& as) {
  std::string text;
  make_decoder(as)->decode(sample, text);
  std::u32string letters;
  letters.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const char32_t letter = next_letter(text, at);
    letters += letter == ill_formed ? U'\uFFFD' : letter;
  }
  return letters;
}

/// How much the letter fits between its neighbours. Latin words mix ASCII and other letters, Cyrillic words
/// are Cyrillic throughout, and a symbol inside a word means that the encoding is wrong.
int plausibility(char32_t before, char32_t letter, char32_t after) {
  const auto is_letter = [](char32_t c) { return u_isalpha(static_cast<UChar32>(c)) != 0; };
  const auto is_ascii_letter = [&](char32_t c) { return c < 0x80 && is_letter(c); };
  if (letter == U'\uFFFD') return -8;
  if (!is_letter(letter)) return is_letter(before) && is_letter(after) ? -3 : 0;
  if (letter >= U'\u0400' && letter < U'\u0530') {
    if (is_ascii_letter(before) || is_ascii_letter(after)) return -3;
    return serbian_cyrillic.find(letter) != std::u32string_view::npos ? 2 : 0;
  }
  if (serbian_and_albanian.find(letter) == std::u32string_view::npos) return -1;
  return is_ascii_letter(before) || is_ascii_letter(after) ? 3 : 0;
}

int score(std::string_view sample, const encoding& as) {
  const std::u32string text = decode_all(sample, as);
  int sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] >= 0x80)
      sum += plausibility(i > 0 ? text[i - 1] : U' ', text[i], i + 1 < text.size() ? text[i + 1] : U' ');
  return sum;
}

}  // namespace

encoding detect_encoding(std::string_view sample) {
  if (auto found = detect_utf16(sample)) return *std::move(found);
  if (looks_like_utf8(sample)) return {};
  encoding best;
  int best_score = 0;
  for (const char* name : {"windows-1250", "windows-1251", "ISO-8859-2", "windows-1252"}) {
    encoding candidate = encoding_of(name);
    const int points = score(sample, candidate);
    if (best.kind == encoding::family::utf8 || points > best_score) {
      best = std::move(candidate);
      best_score = points;
    }
  }
  return best;
}

}  // namespace uramost::exchange
