#pragma once

#include <string_view>
#include <vector>

namespace uramost::geodata {

/// A field with a whole position, cut into the texts of its two coordinates.
struct position_halves {
  std::string_view first, second;
};

/// All the ways a field may be meant as two coordinates, the surest first: at `;`, `/`, `|`, a comma, between
/// hemisphere letters, between degree signs, between words. Takes plain_marks' answer; views into it.
std::vector<position_halves> possible_halves(std::string_view marks);

}  // namespace uramost::geodata
