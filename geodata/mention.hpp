#pragma once

#include <optional>
#include <span>
#include <vector>

#include "geodata/name_index.hpp"
#include "geodata/place_text.hpp"

namespace uramost::geodata {

/// A stretch of a text that names something, with all that the name may mean.
struct mention {
  std::size_t begin = 0, end = 0;        ///< words [begin, end)
  std::vector<name_reading> readings{};  ///< all of these words
  /// In, near, from, before, between or conjunction, from the words before.
  std::optional<word_role> relation{};
  /// Village, town, municipality, district, water or mountain, said beside it.
  std::optional<word_role> sort{};
  bool after_word = false;      ///< a preposition or noun stands before it, so that a case is expected
  bool beside_unknown = false;  ///< next to words that mean nothing to us: perhaps part of a longer name
  bool between_dashes = false;  ///< a dash or slash joins it to a neighbour
  bool is_weak = false;         ///< readable only with typing errors, or of a word that is seldom a name
};

/// The mentions in a text, in its order; none overlaps another. The longest names win, then the closest ones.
/// Words that usually are no names ("selo", "do") are names only when the text has nothing else. Typing
/// errors are sought only where words would otherwise stay unread.
std::vector<mention> find_mentions(std::span<const text_word> words, const name_index& names);

}  // namespace uramost::geodata
