#pragma once

#include <span>
#include <string_view>

#include "core/bounding_box.hpp"
#include "cql2/expression.hpp"
#include "geodata/coordinate.hpp"
#include "http/json.hpp"

namespace uramost::http {

/// A coordinate reference system that features can be had in (OGC API - Features part 2), with the axes in
/// the order that its definition says: EPSG:4326 has the latitude first, all others have east first.
struct feature_crs {
  std::string_view uri;
  geodata::coordinate_system system = geodata::coordinate_system::wgs84;
  bool latitude_first = false;

  bool is_crs84() const { return system == geodata::coordinate_system::wgs84 && !latitude_first; }
};

/// CRS84, which is the default, first.
std::span<const feature_crs> all_feature_crs();
const feature_crs& crs84();

/// The one of a URI. Throws invalid_input with the field.
const feature_crs& crs_named(std::string_view uri, std::string_view field);
/// Takes the parameter `name`, a URI of one of them; CRS84 without it. Throws invalid_input.
const feature_crs& take_crs(query_parameters& from, std::string_view name);

/// A geometry of GeoJSON (or null), which is in CRS84, in another system.
json geometry_in(const feature_crs& crs, json geometry);

/// A Point of GeoJSON in another system (or null) in CRS84, without its height. What is no Point stays as it
/// is. Throws invalid_input for what has no image.
json point_from(const feature_crs& crs, json geometry);

/// Brings the positions of a filter into degrees, longitude first. Boxes of systems that are turned against
/// the graticule become polygons, drawn to some metres. Throws invalid_input for what has no image.
void to_crs84(cql2::expression& filter, const feature_crs& from);

}  // namespace uramost::http
