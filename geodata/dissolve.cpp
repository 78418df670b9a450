#include "geodata/dissolve.hpp"

#include "geodata/geos_shapes.hpp"

namespace uramost::geodata {

std::vector<polygon> dissolved(std::span<const municipality_area* const> areas) {
  const geos with;
  std::vector<GEOSGeometry*> parts;
  for (const municipality_area* area : areas)
    for (const polygon& part : area->polygons)
      parts.push_back(geos_polygon(with, part, [](lon_lat at) {
                        return std::array{at.lon, at.lat};
                      }).release());
  const auto all = with.own(GEOSGeom_createCollection_r(with.handle(), GEOS_GEOMETRYCOLLECTION, parts.data(),
                                                        static_cast<unsigned>(parts.size())));
  const auto one = with.own(GEOSUnaryUnion_r(with.handle(), all.get()));
  return polygons_of(with, one.get(), [](double x, double y) { return lon_lat{x, y}; });
}

}  // namespace uramost::geodata
