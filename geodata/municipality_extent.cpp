#include "geodata/municipality_extent.hpp"

#include <algorithm>

#include "geodata/area_box.hpp"

namespace uramost::geodata {
municipality_extents::municipality_extents(const boundaries& areas) {
  for (const municipality_area& area : areas.areas)
    if (!area.polygons.empty()) areas_.emplace(area.code, &area);
}

municipality_extent municipality_extents::of(const municipality_code& code,
                                             std::optional<lon_lat> middle) const {
  const auto found = areas_.find(code);
  if (found == areas_.end()) return {middle.value_or(lon_lat{}), 0};
  municipality_extent extent{middle ? *middle : box_of(*found->second).middle(), 0};
  for (const polygon& part : found->second->polygons)
    for (const lon_lat at : part.exterior)
      extent.radius_m = std::max(extent.radius_m, distance_m(extent.middle, at));
  return extent;
}

}  // namespace uramost::geodata
