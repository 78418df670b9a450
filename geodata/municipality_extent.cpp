#include "geodata/municipality_extent.hpp"

#include <algorithm>
#include <limits>

namespace uramost::geodata {
namespace {

lon_lat box_middle(const municipality_area& area) {
  constexpr double far = std::numeric_limits<double>::infinity();
  bounding_box box{far, far, -far, -far};
  for (const polygon& part : area.polygons)
    for (const lon_lat at : part.exterior)
      box = {std::min(box.west, at.lon), std::min(box.south, at.lat), std::max(box.east, at.lon),
             std::max(box.north, at.lat)};
  return {(box.west + box.east) / 2, (box.south + box.north) / 2};
}

}  // namespace

municipality_extents::municipality_extents(const boundaries& areas) {
  for (const municipality_area& area : areas.areas)
    if (!area.polygons.empty()) areas_.emplace(area.code, &area);
}

municipality_extent municipality_extents::of(const municipality_code& code,
                                             std::optional<lon_lat> middle) const {
  const auto found = areas_.find(code);
  if (found == areas_.end()) return {middle.value_or(lon_lat{}), 0};
  municipality_extent extent{middle ? *middle : box_middle(*found->second), 0};
  for (const polygon& part : found->second->polygons)
    for (const lon_lat at : part.exterior)
      extent.radius_m = std::max(extent.radius_m, distance_m(extent.middle, at));
  return extent;
}

}  // namespace uramost::geodata
