#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/place_words.hpp"

namespace uramost::geodata {

/// One word of a place text.
struct text_word {
  std::string accented;           ///< fold_case_and_script
  std::string plain;              ///< fold_accents
  std::optional<word_role> role;  ///< what it does when it is not part of a name
  bool breaks_before = false;     ///< a comma, bracket, slash, dash … or the beginning stands before it
  bool dash_before = false;       ///< that break is a dash or slash: "Raška - Leposavić"
  bool abbreviated = false;       ///< a full stop follows a short word: "K. Mitrovica"
};

/// Cuts a text into words. A hyphen inside a word is a blank, a hyphen between blanks is a break.
std::vector<text_word> words_of(std::string_view text, const place_words& roles);

}  // namespace uramost::geodata
