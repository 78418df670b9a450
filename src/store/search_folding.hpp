#pragma once

#include <string>
#include <string_view>

namespace uramost::store {

/// A text as words for searching: lower case, Latin letters without diacritics, Cyrillic letters in Latin,
/// words parted by one blank. What the index keeps and what is searched for are folded alike, so that either
/// script and any spelling finds the other:
///
///   "Zveçan", "Zvečan", "Звечан"            → "zvecan"
///   "Đakovica", "Djakovica", "Ђаковица"     → "dakovica"    (đ, dj and ђ are one)
///   "Љубовић, 3. мај"                       → "ljubovic 3 maj"
///
/// Covers Latin-1, Latin Extended-A and the Cyrillic of the Balkans, Russian and Ukrainian; letters of other
/// scripts stay as they are. Punctuation, symbols below U+00C0, control characters and bytes that are not
/// UTF-8 part words. Finding matters more here than distinguishing: it is no transliteration.
std::string fold_for_search(std::string_view text);

}  // namespace uramost::store
