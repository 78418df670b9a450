#pragma once

#include "core/covering_box.hpp"
#include "geodata/municipality.hpp"

namespace uramost::geodata {

inline void add_area(covering_box& to, const municipality_area& area) {
  for (const polygon& part : area.polygons)
    for (const lon_lat corner : part.exterior) to.add(corner);
}

/// Of no meaning for an area without polygons.
inline covering_box box_of(const municipality_area& area) {
  covering_box box;
  add_area(box, area);
  return box;
}

}  // namespace uramost::geodata
