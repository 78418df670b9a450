#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/language.hpp"

/// What studies say, in the four languages (data/words.json): one list for the map, for files and for paper.
/// Serbian is written once, in Latin letters; words in braces keep them in Cyrillic too.
namespace uramost::study {

/// The text of a code: `group` "columns", "facts", "classes", "charts", "lines", "choices", "caveats",
/// "verdict" or "families". The code itself where there is no such word.
std::string word(std::string_view group, std::string_view code, language in);

/// A text with `{0}`, `{1}` … in it, and these values in their places.
std::string with_values(std::string text, std::span<const std::string> values);

struct method_words {
  std::string name, summary, source;
};
/// Throws internal for a method without words.
method_words words_of_method(std::string_view id, language in);

struct parameter_words {
  std::string label, explained, units;
};
/// Throws internal for a parameter without words.
parameter_words words_of_parameter(std::string_view name, language in);

/// Group → code → text, of all groups that `word` takes, as a JSON object: for clients that draw by
/// themselves.
const std::string& all_words(language in);

}  // namespace uramost::study
