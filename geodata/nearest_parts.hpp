#pragma once

#include <span>
#include <vector>

#include "core/utm_zone_34.hpp"
#include "geodata/municipality.hpp"

namespace uramost::geodata {

/// The position nearest to a point, in metres of EPSG:32634; of several equally near the first. `positions`
/// is not empty.
std::size_t nearest_of(std::span<const utm_position> positions, utm_position point);

/// What of an area is nearer to each of some positions than to the others (Voronoi 1908): its polygons by
/// position, none for one that is not nearest to anything, corners to a centimetre so that neighbours share
/// theirs. Borders are straight in EPSG:32634. Positions may lie outside of the area. Thread safe.
std::vector<std::vector<polygon>> nearest_parts(const municipality_area& area,
                                                std::span<const utm_position> positions);

}  // namespace uramost::geodata
