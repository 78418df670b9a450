#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace uramost::geodata {

/// How a written word differs from the word it was taken for. None set: the same letters.
struct word_likeness {
  bool respelled = false;    ///< the same sound in another orthography: Leposaviq, Leposavić
  bool inflected = false;    ///< a case of it
  bool abbreviated = false;  ///< its first letters and a full stop
  std::uint8_t typos = 0;    ///< edits

  friend bool operator==(const word_likeness&, const word_likeness&) = default;
};

/// The words that names are made of, each once, and the words of a text looked up among them: by the same
/// letters, the same sound, as a case of one, or as a typing error. Words are those of `fold_accents`.
/// Safe to use from many threads once filled.
class vocabulary {
 public:
  using word_id = std::uint32_t;
  struct match {
    word_id word;
    word_likeness likeness;
  };

  word_id add(std::string_view word);
  std::size_t size() const { return words_.size(); }
  const std::string& word(word_id id) const { return words_[id]; }

  /// The words that `written` may stand for without a typing error, each once, in its best likeness.
  std::vector<match> read(std::string_view written) const;
  /// The same letters or the same sound only.
  std::vector<match> read_uninflected(std::string_view written) const;
  /// The words that begin with the letters of an abbreviation.
  std::vector<match> read_abbreviated(std::string_view written) const;

  /// What a misspelt word stands among.
  struct surroundings {
    bool case_expected = false;   ///< behind a preposition: it may be a case of a name, with one error
    bool of_longer_name = false;  ///< other words of the name stand beside it: four letters may have an error
  };
  /// The words that differ by typing errors, as many as the length allows: none up to four letters, one up to
  /// seven, else two; the first letter right (y and z, which change places between keyboards, count as one).
  /// Compares with every word of a similar length and similar letters; about 10 µs, 100 where a case is
  /// expected.
  std::vector<match> read_misspelt(std::string_view written, surroundings of) const;

 private:
  struct text_hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  template <class Value>
  using by_text = std::unordered_map<std::string, Value, text_hash, std::equal_to<>>;

  void add_match(std::vector<match>& found, word_id word, word_likeness likeness) const;
  void look_up(std::string_view written, bool inflected, std::vector<match>& found) const;
  void look_up_misspelt(std::string_view written, word_likeness most, std::size_t shortest,
                        std::vector<match>& found) const;

  std::vector<std::string> words_;
  std::vector<std::uint64_t> signatures_;  // which letters a word has: few differ when few letters do
  by_text<word_id> same_;
  by_text<std::vector<word_id>> same_sound_;
};

}  // namespace uramost::geodata
