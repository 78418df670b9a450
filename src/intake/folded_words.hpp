#pragma once

#include <string>
#include <string_view>

namespace uramost::intake {

/// The words of a header or a code as people mean them: lower case, Serbian Cyrillic in Latin, no diacritics,
/// everything but letters and digits one blank, none at the ends. `Geogr. širina` and `ГЕОГР. ШИРИНА` both
/// give `geogr sirina`. Đ, Dj and Ђ give `d`, so that "krađa", "kradja" and "krada" are one word. Letters of
/// other scripts stay as they are; bytes that are not UTF-8 count as blanks. (Names of places are geodata's
/// business.)
std::string folded_words(std::string_view text);

}  // namespace uramost::intake
