#pragma once

#include <array>
#include <functional>
#include <vector>

#include "geodata/geos.hpp"
#include "geodata/municipality.hpp"

/// Our polygons as GEOS's, and back.
namespace uramost::geodata {

/// Where a corner lies in the plane that GEOS works in, and where on Earth that is.
using to_plane = std::function<std::array<double, 2>(lon_lat)>;
using to_earth = std::function<lon_lat(double x, double y)>;

/// With its holes. Throws error(internal) when a ring is no ring.
geos::geometry geos_polygon(const geos& with, const polygon& of, const to_plane& at);

/// The polygons among a geometry's parts, exteriors counter-clockwise and holes clockwise.
std::vector<polygon> polygons_of(const geos& with, const GEOSGeometry* all, const to_earth& at);

}  // namespace uramost::geodata
