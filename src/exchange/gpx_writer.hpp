#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/civil_time.hpp"
#include "core/lon_lat.hpp"

namespace uramost::exchange {

/// A place on a device that is carried along. Empty texts are left out.
struct gpx_point {
  lon_lat at = {};
  std::optional<time_point> time = {};
  std::string name = {}, description = {}, kind = {};
};

/// Points in the order in which they are gone to.
struct gpx_route {
  std::string name = {};
  std::vector<gpx_point> points = {};
};

struct gpx_document {
  std::string name = {}, description = {};
  std::string copyright = {};  ///< of whom, as its licence asks to be said
  std::optional<time_point> made = {};
  std::vector<gpx_point> waypoints = {};
  std::vector<gpx_route> routes = {};
};

/// GPX 1.1 (Topografix 2004), UTF-8. Texts may come from anybody: markup is escaped, what XML 1.0 cannot
/// hold is left out, bytes that are not UTF-8 become U+FFFD. Positions have seven decimals (1 cm).
std::string gpx_text(const gpx_document& of);

}  // namespace uramost::exchange
