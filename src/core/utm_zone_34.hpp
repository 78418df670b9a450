#pragma once

#include "core/lon_lat.hpp"

namespace uramost {

/// Metres in EPSG:32634 (UTM zone 34 north).
struct utm_position {
  double east = 0;
  double north = 0;
};

/// Transverse Mercator on WGS 84 by Krüger's series in the third flattening to its fourth power (Krüger 1912;
/// Karney 2011, eq. 7-15, 35, 36): exact to a tenth of a millimetre within 1,000 km of the central meridian
/// 21° E. Pure functions; a million positions take a fraction of a second.
utm_position to_utm_zone_34(lon_lat point);
lon_lat from_utm_zone_34(utm_position at);

}  // namespace uramost
