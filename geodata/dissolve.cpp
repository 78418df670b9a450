#include "geodata/dissolve.hpp"

#include "geodata/geos.hpp"
#include "geodata/orientation.hpp"

namespace uramost::geodata {

namespace {
class joiner {
 public:
  void add(const polygon& part) {
    std::vector<GEOSGeometry*> holes;
    for (const ring& hole : part.holes) holes.push_back(line_of(hole).release());
    auto exterior = line_of(part.exterior);
    shapes_.push_back(geos_.own(GEOSGeom_createPolygon_r(geos_.handle(), exterior.release(), holes.data(),
                                                         static_cast<unsigned>(holes.size()))));
  }

  std::vector<polygon> joined() {
    std::vector<GEOSGeometry*> parts;
    for (auto& shape : shapes_) parts.push_back(shape.release());
    const auto all = geos_.own(GEOSGeom_createCollection_r(
        geos_.handle(), GEOS_GEOMETRYCOLLECTION, parts.data(), static_cast<unsigned>(parts.size())));
    const auto one = geos_.own(GEOSUnaryUnion_r(geos_.handle(), all.get()));
    std::vector<polygon> result;
    for (int i = 0; i < GEOSGetNumGeometries_r(geos_.handle(), one.get()); ++i) {
      const GEOSGeometry* part = GEOSGetGeometryN_r(geos_.handle(), one.get(), i);
      if (GEOSGeomTypeId_r(geos_.handle(), part) == GEOS_POLYGON) result.push_back(polygon_of(part));
    }
    return result;
  }

 private:
  geos::geometry line_of(const ring& corners) const {
    GEOSCoordSequence* sequence =
        GEOSCoordSeq_create_r(geos_.handle(), static_cast<unsigned>(corners.size()), 2);
    for (unsigned at = 0; at < corners.size(); ++at)
      GEOSCoordSeq_setXY_r(geos_.handle(), sequence, at, corners[at].lon, corners[at].lat);
    return geos_.own(GEOSGeom_createLinearRing_r(geos_.handle(), sequence));
  }

  ring ring_of(const GEOSGeometry* line) const {
    const GEOSCoordSequence* sequence = GEOSGeom_getCoordSeq_r(geos_.handle(), line);
    unsigned size = 0;
    GEOSCoordSeq_getSize_r(geos_.handle(), sequence, &size);
    ring corners(size);
    for (unsigned at = 0; at < size; ++at)
      GEOSCoordSeq_getXY_r(geos_.handle(), sequence, at, &corners[at].lon, &corners[at].lat);
    return corners;
  }

  polygon polygon_of(const GEOSGeometry* of) const {
    polygon made{ring_of(GEOSGetExteriorRing_r(geos_.handle(), of)), {}};
    for (int i = 0; i < GEOSGetNumInteriorRings_r(geos_.handle(), of); ++i)
      made.holes.push_back(ring_of(GEOSGetInteriorRingN_r(geos_.handle(), of, i)));
    // GEOS leaves open which way a union's rings turn.
    orient(made.exterior, true);
    for (ring& hole : made.holes) orient(hole, false);
    return made;
  }

  geos geos_;
  std::vector<geos::geometry> shapes_;
};
}  // namespace

std::vector<polygon> dissolved(std::span<const municipality_area* const> areas) {
  joiner work;
  for (const municipality_area* area : areas)
    for (const polygon& part : area->polygons) work.add(part);
  return work.joined();
}

}  // namespace uramost::geodata
