#pragma once

#include <string>
#include <string_view>

#include "core/language.hpp"

namespace uramost::geodata {

/// A text as the word lists of the program hold it: Serbian once, in Latin letters, where words in braces
/// keep them in Cyrillic too (`{GeoNames}`). `{0}`, `{1}` … are places for values and stay.
struct written_words {
  std::string_view en, sq, sr;

  std::string in(language wanted) const;
  localized_name in_all() const;
};

}  // namespace uramost::geodata
