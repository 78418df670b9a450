#pragma once

namespace uramost {

/// A position in degrees, WGS 84 (OGC:CRS84: longitude first).
struct lon_lat {
  double lon = 0;
  double lat = 0;

  friend bool operator==(const lon_lat&, const lon_lat&) = default;
};

/// True when both are finite, |lon| ≤ 180 and |lat| ≤ 90.
bool is_on_earth(lon_lat point);

/// Radius of the sphere with the Earth's volume-weighted mean radius (IUGG R1), metres.
inline constexpr double earth_mean_radius_m = 6'371'008.8;

/// Great-circle distance on the mean sphere, in metres (haversine; within 0.3 % of the ellipsoid's).
double distance_m(lon_lat a, lon_lat b);

}  // namespace uramost
