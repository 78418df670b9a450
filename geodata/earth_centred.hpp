#pragma once

#include <array>

#include "core/lon_lat.hpp"

/// Earth-centred coordinates: metres from the Earth's middle, where straight lines need no projection.
namespace uramost::geodata {

using position = std::array<double, 3>;

/// WGS 84 to Earth-centred coordinates, on the ellipsoid (height 0).
position earth_centred(lon_lat point);

position difference(const position& a, const position& b);

/// Square metres, to the nearest point of the straight line between two positions.
double squared_distance_to_chord(const position& point, const position& from, const position& to);

/// Metres over the ground for a straight line through it, and the other way; to 0.1 % of the ellipsoid's
/// geodesic near Kosovo.
double ground_distance(double chord_m);
double chord_of(double ground_m);

}  // namespace uramost::geodata
