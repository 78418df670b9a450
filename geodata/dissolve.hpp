#pragma once

#include <span>
#include <vector>

#include "geodata/municipality.hpp"

namespace uramost::geodata {

/// The polygons that areas cover together, without the borders between them; gaps narrower than a metre are
/// closed with them where they are closed already (a coverage has none). Throws error(internal) when a ring
/// is no ring. Thread safe.
std::vector<polygon> dissolved(std::span<const municipality_area* const> areas);

}  // namespace uramost::geodata
