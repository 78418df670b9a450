#include "geodata/geos_shapes.hpp"

#include "geodata/orientation.hpp"

namespace uramost::geodata {

namespace {
geos::geometry line_of(const geos& with, const ring& corners, const to_plane& at) {
  GEOSCoordSequence* sequence =
      GEOSCoordSeq_create_r(with.handle(), static_cast<unsigned>(corners.size()), 2);
  for (unsigned i = 0; i < corners.size(); ++i) {
    const auto [x, y] = at(corners[i]);
    GEOSCoordSeq_setXY_r(with.handle(), sequence, i, x, y);
  }
  return with.own(GEOSGeom_createLinearRing_r(with.handle(), sequence));
}

ring ring_of(const geos& with, const GEOSGeometry* line, const to_earth& at) {
  const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(with.handle(), line);
  unsigned size = 0;
  GEOSCoordSeq_getSize_r(with.handle(), sequence, &size);
  ring corners;
  for (unsigned i = 0; i < size; ++i) {
    double x = 0, y = 0;
    GEOSCoordSeq_getXY_r(with.handle(), sequence, i, &x, &y);
    corners.push_back(at(x, y));
  }
  return corners;
}

polygon polygon_of(const geos& with, const GEOSGeometry* of, const to_earth& at) {
  polygon made{ring_of(with, GEOSGetExteriorRing_r(with.handle(), of), at), {}};
  for (int i = 0; i < GEOSGetNumInteriorRings_r(with.handle(), of); ++i)
    made.holes.push_back(ring_of(with, GEOSGetInteriorRingN_r(with.handle(), of, i), at));
  // GEOS leaves open which way the rings of its results turn.
  orient(made.exterior, true);
  for (ring& hole : made.holes) orient(hole, false);
  return made;
}
}  // namespace

geos::geometry geos_polygon(const geos& with, const polygon& of, const to_plane& at) {
  auto exterior = line_of(with, of.exterior, at);
  std::vector<GEOSGeometry*> holes;
  for (const ring& hole : of.holes) holes.push_back(line_of(with, hole, at).release());
  return with.own(GEOSGeom_createPolygon_r(with.handle(), exterior.release(), holes.data(),
                                           static_cast<unsigned>(holes.size())));
}

std::vector<polygon> polygons_of(const geos& with, const GEOSGeometry* all, const to_earth& at) {
  std::vector<polygon> result;
  for (int i = 0; i < GEOSGetNumGeometries_r(with.handle(), all); ++i) {
    const GEOSGeometry* part = GEOSGetGeometryN_r(with.handle(), all, i);
    if (GEOSGeomTypeId_r(with.handle(), part) == GEOS_POLYGON && !GEOSisEmpty_r(with.handle(), part))
      result.push_back(polygon_of(with, part, at));
  }
  return result;
}

}  // namespace uramost::geodata
