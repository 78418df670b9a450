#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/lon_lat.hpp"

namespace uramost::geodata {

/// The coordinate systems registers come in.
enum class coordinate_system {
  wgs84,         ///< EPSG:4326, degrees
  kosovaref01,   ///< EPSG:9141, metres east, north
  utm34n,        ///< EPSG:32634, metres east, north
  mgi_zone7,     ///< EPSG:6316, Gauss-Krüger on the Bessel ellipsoid, metres east, north
  web_mercator,  ///< EPSG:3857, metres
};

/// "EPSG:4326" and so on.
std::string_view to_string(coordinate_system system);
/// Reads `EPSG:9141`, `9141`, `wgs84`, `kosovaref01`, `utm34n`, `mgi7`, `web_mercator`, case-insensitive.
std::optional<coordinate_system> coordinate_system_of(std::string_view text);

/// A coordinate read from a register.
struct parsed_coordinate {
  lon_lat point;
  /// Radius that holds every position these digits may stand for: half a unit in the last place each way (of
  /// the field with more digits, since tables drop trailing zeros), and how exact the way to WGS 84 is.
  double uncertainty_m = 0;
  coordinate_system system = coordinate_system::wgs84;  ///< the one it was given in
};

/// What is wrong with a coordinate: a sentence for the person who gave it.
struct coordinate_problem {
  std::string reason;
  bool looks_swapped = false;  ///< would lie in the region with latitude and longitude exchanged
};

/// Exactly one of the two is set.
struct coordinate_reading {
  std::optional<parsed_coordinate> coordinate;
  std::optional<coordinate_problem> problem;
};

/// Reads two fields, latitude (or northing) and longitude (or easting), as people write them:
/// - decimal degrees with point or comma; degrees-minutes-seconds: 42°53'42"N, 42 53 42 N, N42 53.7,
/// 42:53:42;
/// - hemispheres N S E W; Serbian S J I Z, С Ј И З; Albanian V J L P. The letter S is south in English and
/// north
///   (sever) in Serbian: it is read only beside a letter that settles it (E, W: south; I, Z: north);
/// - metres in one of the projected systems. Without a `system`, two numbers beyond ±180 are recognised by
/// where
///   in Kosovo's surroundings they can lie. KOSOVAREF01 and MGI zone 7 share their numbers but lie half a
///   kilometre apart: without a `system` these are a problem that asks for it.
/// Latitude and longitude (northing and easting) that fit Kosovo's surroundings only when exchanged are a
/// problem with `looks_swapped`, never exchanged silently. Zero, zero is a problem: it stands for a missing
/// position. Never throws; any bytes may come. Thread safe.
coordinate_reading read_coordinate(std::string_view lat, std::string_view lon,
                                   std::optional<coordinate_system> system = {});

/// Reads one field that holds a whole position: MGRS (34TDN8901849163, two to ten digits, blanks allowed; the
/// middle of its square), or latitude and longitude together, as above, separated by `;`, a comma or blanks.
coordinate_reading read_position(std::string_view text, std::optional<coordinate_system> system = {});

/// To degrees. Thread safe (a PROJ context per thread, no network). Throws invalid_input when the point has
/// no image, or lies so far from Kosovo that the system is not made for it (6° from its central meridian).
/// MGI zone 7 goes by EPSG's "MGI 1901 to WGS 84 (15)", which PROJ also takes for northern Kosovo. The one
/// listed for Kosovo, (14), puts points 1.6 km away from (15) and from the regional (1), which agree to 8 m:
/// not used.
lon_lat to_wgs84(double east, double north, coordinate_system from);
/// The other way: {east, north} in the system's metres (degrees for wgs84: lon, lat).
lon_lat from_wgs84(lon_lat point, coordinate_system to);

}  // namespace uramost::geodata
