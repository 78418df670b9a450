#include "geodata/place_text.hpp"

#include "geodata/name_folding.hpp"
#include "geodata/utf8.hpp"

namespace uramost::geodata {
namespace {

constexpr std::size_t longest_abbreviation = 4;

bool is_break(char32_t letter) {
  return std::u32string_view(U",;:|()[]{}<>\"\n\r\t„“”«»").find(letter) != std::u32string_view::npos;
}

bool is_dash(char32_t letter) {
  return std::u32string_view(U"/\\–—+&").find(letter) != std::u32string_view::npos;
}

bool is_blank(char32_t letter) { return letter == U' ' || letter == U'\u00A0' || letter == U'_'; }

bool is_hyphen(char32_t letter) { return letter == U'-' || letter == U'‐' || letter == U'‑'; }

char32_t first_of(std::string_view rest) { return rest.empty() ? U' ' : take_utf8(rest); }

/// "Zvečan's" is Zvečan.
std::string_view without_possessive(std::string_view word) {
  for (const std::string_view ending : {"'s", "’s", "'S", "’S"})
    if (word.size() > ending.size() && word.ends_with(ending))
      return word.substr(0, word.size() - ending.size());
  return word;
}

/// The words of a text under construction.
class word_list {
 public:
  explicit word_list(const place_words& roles) : roles_(roles) {}

  void add_letter(std::string_view bytes) { raw_ += bytes; }

  void end_word(bool full_stop = false) {
    const auto written = without_possessive(raw_);
    text_word word{fold_case_and_script(written), fold_accents(written), {}, breaks_, dash_};
    raw_.clear();
    if (word.plain.empty()) return;
    word.abbreviated = full_stop && word.plain.size() <= longest_abbreviation;
    word.role = roles_.role_of(word.plain);
    breaks_ = full_stop && !word.abbreviated;
    dash_ = false;
    words_.push_back(std::move(word));
  }

  void end_clause(bool with_dash) {
    end_word();
    breaks_ = true;
    dash_ |= with_dash;
  }

  std::vector<text_word> take() {
    end_word();
    return std::move(words_);
  }

 private:
  const place_words& roles_;
  std::vector<text_word> words_;
  std::string raw_;
  bool breaks_ = true;
  bool dash_ = false;
};

}  // namespace

std::vector<text_word> words_of(std::string_view text, const place_words& roles) {
  word_list words(roles);
  bool after_blank = true;
  while (!text.empty()) {
    const auto before = text;
    const char32_t letter = take_utf8(text);
    const bool hyphen = is_hyphen(letter);
    const bool dash = is_dash(letter) || (hyphen && after_blank && is_blank(first_of(text)));
    if (is_break(letter) || dash)
      words.end_clause(dash);
    else if (is_blank(letter) || hyphen || letter == U'!' || letter == U'?')
      words.end_word();
    else if (letter == U'.')
      words.end_word(true);
    else
      words.add_letter(before.substr(0, before.size() - text.size()));
    after_blank = is_blank(letter);
  }
  return words.take();
}

}  // namespace uramost::geodata
