#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace uramost::geodata {

/// The words that a word of a text may be a form of: cases of Serbian nouns and adjectives ("zvecanu" →
/// zvecan, "gracanici" → gracanica, "leska" → lesak, "zubinom" → zubin), Albanian definite and indefinite
/// cases
/// ("mitrovices" → mitrovice, mitrovica; "zvecanit" → zvecan). Generous: the caller
/// looks them up among known names, and most of them are none.
/// `word` is one word of `fold_accents`; the word itself is not among the answers, which are all different.
std::vector<std::string> base_forms(std::string_view word);

}  // namespace uramost::geodata
