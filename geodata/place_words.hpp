#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace uramost::geodata {

/// What a word of a place text does when it is not part of a name.
enum class word_role {
  in,           ///< "u", "në", "at": a Serbian case follows
  near,         ///< "kod", "afër", "near": the place is close to the named one
  from,         ///< "iz", "nga", "to": roads and origins
  before,       ///< "ispred", "para", "building": the municipality's house is meant, not its area
  between,      ///< "između", "mes": two places, and neither
  conjunction,  ///< "i", "dhe", "and"
  article,      ///< "e", "të", "the", "of"
  village,
  town,
  municipality,
  district,
  water,
  mountain,   ///< what kind of place the name is of
  street,     ///< the names that follow are of streets
  part,       ///< "deo", "pjesa", "centre"
  direction,  ///< "sever", "veriore", "northern"
  generic,    ///< "sud", "policia", "bridge": what stands at the place
};

/// The closed class of words around names, in Albanian, Serbian and English (table place_words.csv).
/// Immutable and safe to use from many threads.
class place_words {
 public:
  /// Reads the table that comes with UraMost.
  place_words();

  /// `word` as `fold_accents` gives it. Nothing for an ordinary word. Numbers are generic.
  std::optional<word_role> role_of(std::string_view word) const;

 private:
  std::unordered_map<std::string, word_role> roles_;
};

/// i, e, të, së: the words that link an Albanian name's parts; names match with and without them.
bool is_linking_word(std::string_view word);

}  // namespace uramost::geodata
