#pragma once

#include <string_view>

namespace uramost::geodata {

/// Fewest single-letter insertions, deletions, replacements and exchanges of neighbours that make one text
/// the other, no letter edited twice (optimal string alignment; Damerau 1964). ASCII. Gives `limit` + 1 for
/// every distance above `limit`. Texts of more than 64 letters count as farther than any limit.
int edit_distance(std::string_view a, std::string_view b, int limit);

}  // namespace uramost::geodata
