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

/// The definite form, which Albanians call places by, of a name in the indefinite one: Mitrovicë - Mitrovica,
/// Zveçan - Zveçani, Klinë e Epërme - Klina e Epërme. Empty when the name ends in another vowel, and so
/// mostly is definite already.
std::string albanian_definite(std::string_view name);

}  // namespace uramost::geodata
