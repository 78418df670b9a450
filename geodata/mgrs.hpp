#pragma once

#include <optional>
#include <string_view>

#include "core/lon_lat.hpp"

namespace uramost::geodata {

/// A square of the Military Grid Reference System.
struct mgrs_square {
  lon_lat middle;
  double side_m = 0;  ///< 10,000 (one digit pair) to 1 (five)
};

/// Whether a text is meant as MGRS: zone, band, two letters, digits, with blanks anywhere between them.
bool looks_like_mgrs(std::string_view text);

/// Reads a reference of bands C to X (NGA.STND.0037, 2014, chapter 3), in any case of letters. Thread safe.
/// Throws invalid_input with a sentence when it is malformed or names a square that its zone does not have.
mgrs_square read_mgrs(std::string_view text);

}  // namespace uramost::geodata
