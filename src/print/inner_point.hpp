#pragma once

#include <optional>
#include <span>

#include "geodata/municipality.hpp"
#include "print/map_frame.hpp"

namespace uramost::print {

/// A place deep inside an area, and inside the frame: of a lattice over what is seen of it, the point
/// farthest from the area's rings and from the frame. Nothing when no point of the lattice is inside.
std::optional<page_point> inner_point(const map_frame& frame, std::span<const geodata::ring> rings);

}  // namespace uramost::print
