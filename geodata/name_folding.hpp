#pragma once

#include <string>
#include <string_view>

namespace uramost::geodata {

/// Three views of a name, each blinder than the one before. All read Latin (Albanian, Serbian) and Cyrillic
/// (Serbian, with the Macedonian letters), lower and upper case, composed and decomposed accents; apostrophes
/// vanish and every other character that is no letter or digit becomes a blank, runs of blanks one blank.
/// Thread safe. Invalid UTF-8 is skipped.
///
/// A table of letters instead of ICU's transliterators: two alphabets of two languages are small, and the
/// tables are what the geocoder's rules build on. (Serbian-Latin/BGN is the standard the Cyrillic column
/// follows.)

/// Lower-case Latin with its accents: "Лепосавић" and "LEPOSAVIĆ" give "leposavić". Eth (ð) written for đ is
/// đ.
std::string fold_case_and_script(std::string_view name);

/// The same in letters a-z: "leposavic", "mitrovice", "djakovica".
std::string fold_accents(std::string_view name);

/// What Albanian, Serbian and careless spelling of one sound have in common, from a text of `fold_accents`:
/// "Leposaviq", "Leposavić" and "Leposavich" all give "leposavic"; "Đakovica", "Djakovica" and "Dakovica"
/// give "dakovica". Blanks stay.
std::string fold_spelling(std::string_view plain);

/// Letters of our alphabets in lower case; everything else, blanks and signs too, as it is.
std::string to_lower_case(std::string_view text);

/// Letters without their accents and Cyrillic ones in Latin, in the case they have; everything else as it is:
/// "Leposavić, Лепосавић" gives "Leposavic, Leposavic", "Đ" gives "Dj".
std::string without_accents(std::string_view text);

/// Serbian Cyrillic of a Serbian Latin name, digraphs lj, nj and dž as one letter: "Јагњеница".
/// Other characters stay as they are.
std::string to_cyrillic(std::string_view serbian_latin);

}  // namespace uramost::geodata
