#pragma once

#include "core/lon_lat.hpp"
#include "geodata/municipality.hpp"

/// Plane geometry on degrees: a border is straight in longitude and latitude, as in RFC 7946 and Simple
/// Features.
namespace uramost::geodata {

/// +1 when `point` lies left of the way from `from` to `to`, -1 when right of it, 0 when exactly on the line.
/// Exact for all finite input: a floating-point filter first, then the determinant as a sum without rounding
/// (J. R. Shewchuk, Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates, 1997).
int orientation(lon_lat from, lon_lat to, lon_lat point);

/// Square degrees; positive when the ring runs counter-clockwise.
double signed_area(const ring& closed);

/// Whether a point is in a closed ring; for points on it, either answer.
bool holds(const ring& closed, lon_lat point);

/// Turns a ring so that it runs as asked.
void orient(ring& closed, bool counter_clockwise);

}  // namespace uramost::geodata
