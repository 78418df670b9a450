#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <vector>

#include "geodata/gazetteer.hpp"
#include "geodata/municipality.hpp"
#include "geodata/place_text.hpp"
#include "geodata/vocabulary.hpp"

namespace uramost::geodata {

/// What a name may mean.
struct named_thing {
  enum class sort {
    place,         ///< a place of the gazetteer
    municipality,  ///< one that has no seat in the gazetteer; the others are reached through their seats
    region,        ///< Kosovo, Metohija …: says nothing about where inside it
    elsewhere      ///< a well-known place outside Kosovo
  };
  sort is = sort::place;
  const place* located = nullptr;        ///< of a place
  const municipality* within = nullptr;  ///< of a place (when known) or a municipality
};

enum class accent_likeness : std::uint8_t { same, missing, different };

/// One way to read some words of a text as a name.
struct name_reading {
  std::size_t begin = 0, end = 0;  ///< words [begin, end) of the text
  std::uint32_t thing = 0;         ///< index into name_index::things()
  bool is_main_name = false;       ///< the thing's name, not one of its variants
  bool is_definite = false;        ///< the Albanian definite form of it
  accent_likeness accents = accent_likeness::same;
  word_likeness likeness;  ///< of all words together; typos added up
};

/// How far a reading is from the name, to be compared: smaller is closer.
inline auto strangeness(const name_reading& reading) {
  return std::tuple(reading.likeness.typos, reading.likeness.abbreviated, reading.likeness.inflected,
                    reading.likeness.respelled, reading.accents);
}

/// Everything that has a name, found by words. Keeps references to the gazetteer's places and to the
/// municipalities. Immutable and safe to use from many threads.
class name_index {
 public:
  name_index(const gazetteer& places, const boundaries& areas);

  const std::vector<named_thing>& things() const { return things_; }

  /// What each word of a text may stand for; for `readings`. Abbreviations stand before a word in full.
  using word_matches = std::vector<std::vector<vocabulary::match>>;
  word_matches matches(std::span<const text_word> words) const;
  /// Adds what a word may stand for with typing errors.
  void add_misspelt(const text_word& word, vocabulary::surroundings of,
                    std::vector<vocabulary::match>& matches) const;

  /// Every name that can be read from word `begin` on. Names do not reach over a break in the text, except
  /// to or from a direction ("Mitrovica - sever"). Linking words and "part of" may stand in between.
  void readings(std::span<const text_word> words, std::size_t begin, const word_matches& matches,
                std::vector<name_reading>& found) const;

  /// Names written as one word though they are two, or the other way round, at words `begin` and the next.
  void joined_readings(std::span<const text_word> words, std::size_t begin, bool misspelt,
                       std::vector<name_reading>& found) const;

 private:
  struct indexed_name {
    std::uint32_t thing;
    bool is_main_name, is_definite;
    std::vector<vocabulary::word_id> words;
    std::string accented;    // words of fold_case_and_script, a blank between
    bool is_joined = false;  // several words written as one
  };

  void add_places(const gazetteer& places, const boundaries& areas);
  void add_municipalities(const boundaries& areas);
  void add_place_names(const gazetteer& places);
  void add_elsewhere();
  void add_name(std::uint32_t thing, std::string_view name, bool is_main_name, bool is_definite = false);
  void add_words(indexed_name name);
  void read_name(std::span<const text_word> words, std::size_t begin, const indexed_name& name,
                 const vocabulary::match& first, const word_matches& matches,
                 std::vector<name_reading>& found) const;

  std::vector<named_thing> things_;
  std::map<place_id, std::uint32_t> thing_of_place_;
  std::vector<indexed_name> names_;
  vocabulary vocabulary_;
  std::vector<std::vector<std::uint32_t>> names_by_first_word_;  // by word id
};

}  // namespace uramost::geodata
