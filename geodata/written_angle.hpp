#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace uramost::geodata {

/// A letter beside an angle. `letter_s` is south in English and north in Serbian.
enum class hemisphere { none, north, south, east, west, letter_s };

/// One number of a position as people write it.
struct written_angle {
  double value = 0;       ///< degrees; the sign as written, the hemisphere not applied
  double last_place = 1;  ///< what one in the last place given is worth, in units of `value`
  hemisphere side = hemisphere::none;
  bool speaks_serbian = false;  ///< its letter is Serbian only (I, Z, a Cyrillic one)
  bool is_plain = true;         ///< a number alone, without marks, letters or minutes
};

/// The text in ASCII: degree signs as `d`, minutes `'`, seconds `"`, letters in upper case, but Cyrillic
/// hemispheres as `n s e w`. Blanks of all kinds become spaces.
std::string plain_marks(std::string_view text);

/// Reads 42.895, 42,895, 42°53'42"N, 42 53 42 N, N42 53.7, 42:53:42, -42°53'. Takes plain_marks' answer.
std::optional<written_angle> read_angle(std::string_view marks);

/// As read_angle(plain_marks(text)) of a decimal number, with a point or without, and a minus or none;
/// nothing for all else. Registers of a million rows hold almost nothing but these.
std::optional<written_angle> read_decimal_angle(std::string_view text);

/// Whether a letter of plain_marks' answer names a hemisphere.
bool names_hemisphere(char letter);

}  // namespace uramost::geodata
