#include "geodata/coordinate.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>
#include <tuple>

#include "core/bounding_box.hpp"
#include "core/error.hpp"
#include "core/text.hpp"
#include "geodata/mgrs.hpp"
#include "geodata/position_halves.hpp"
#include "geodata/written_angle.hpp"

namespace uramost::geodata {
namespace {

/// Kosovo and what is near: here a coordinate is expected, and here exchanged ones are recognised.
constexpr bounding_box surroundings{19.5, 41.5, 22.5, 43.8};
constexpr std::array projected{coordinate_system::kosovaref01, coordinate_system::utm34n,
                               coordinate_system::mgi_zone7, coordinate_system::web_mercator};

coordinate_reading problem(std::string reason, bool looks_swapped = false) {
  return {std::nullopt, coordinate_problem{std::move(reason), looks_swapped}};
}

coordinate_reading found(lon_lat point, double uncertainty_m, coordinate_system system) {
  return {parsed_coordinate{point, uncertainty_m, system}, std::nullopt};
}

std::string quoted(std::string_view text) {
  text = trim(text);
  const bool is_long = text.size() > 40;
  if (!is_utf8(text)) return "(not UTF-8)";
  if (is_long) return "(" + std::to_string(text.size()) + " bytes of text)";
  return "\"" + std::string(text) + "\"";
}

/// How exact the way from a system to WGS 84 is.
double accuracy_m(coordinate_system system) {
  if (system == coordinate_system::mgi_zone7) return 5;
  return system == coordinate_system::kosovaref01 ? 1 : 0;
}

// Metres.

std::optional<lon_lat> try_to_wgs84(double east, double north, coordinate_system system) {
  try {
    return to_wgs84(east, north, system);
  } catch (const error&) {
    return std::nullopt;
  }
}

bool is_near(const std::optional<lon_lat>& point) { return point && surroundings.contains(*point); }

coordinate_reading read_metres(const written_angle& northing, const written_angle& easting,
                               coordinate_system system) {
  const double north = northing.value, east = easting.value;
  const std::string name(to_string(system));
  if (north == 0 && east == 0) return problem("0, 0 stands for a missing position");
  if (std::abs(north) <= 180 && std::abs(east) <= 180)
    return problem("these numbers look like degrees, not like metres of " + name);
  const auto point = try_to_wgs84(east, north, system);
  if (!is_near(point) && is_near(try_to_wgs84(north, east, system)))
    return problem("northing and easting look exchanged: only the other way round they lie near Kosovo",
                   true);
  if (!point) return problem(to_text(east) + " east, " + to_text(north) + " north is no position in " + name);
  const double last_place_m = std::min(northing.last_place, easting.last_place);
  const double ground_scale =
      system == coordinate_system::web_mercator ? std::cos(point->lat * std::numbers::pi / 180) : 1;
  return found(*point, last_place_m * ground_scale / std::sqrt(2.0) + accuracy_m(system), system);
}

/// Metres without a system: the one in which they lie near Kosovo, when there is only one.
coordinate_reading recognise_metres(const written_angle& northing, const written_angle& easting) {
  std::vector<coordinate_system> fitting;
  bool fits_exchanged = false;
  for (coordinate_system system : projected) {
    if (is_near(try_to_wgs84(easting.value, northing.value, system))) fitting.push_back(system);
    fits_exchanged |= is_near(try_to_wgs84(northing.value, easting.value, system));
  }
  if (fitting.size() == 1) return read_metres(northing, easting, fitting.front());
  if (fitting.empty() && fits_exchanged)
    return problem("northing and easting look exchanged: only the other way round they lie near Kosovo",
                   true);
  if (fitting.empty())
    return problem("these metres lie near Kosovo in no known coordinate system: say which one they are in");
  std::string names;
  for (coordinate_system system : fitting)
    names += (names.empty() ? "" : " or ") + std::string(to_string(system));
  return problem("these metres may be " + names + ", which differ by half a kilometre: say which one it is");
}

// Degrees.

enum class axis { lat, lon };

axis axis_of(hemisphere side) {
  return side == hemisphere::east || side == hemisphere::west ? axis::lon : axis::lat;
}

/// Settles the letter S by the letter beside it; false when that one does not tell.
bool settle_letter_s(written_angle& angle, const written_angle& other) {
  if (angle.side != hemisphere::letter_s) return true;
  if (other.side == hemisphere::none || axis_of(other.side) != axis::lon) return false;
  angle.side = other.speaks_serbian ? hemisphere::north : hemisphere::south;
  return true;
}

double signed_value(const written_angle& angle) {
  const bool negative = angle.side == hemisphere::south || angle.side == hemisphere::west;
  return negative ? -angle.value : angle.value;
}

double uncertainty_of_degrees(double last_place, double lat) {
  constexpr double metres_per_degree = 111'320;
  const double half = last_place / 2 * metres_per_degree;
  return std::hypot(half, half * std::cos(lat * std::numbers::pi / 180));
}

coordinate_reading read_degrees(written_angle lat, written_angle lon) {
  if (!settle_letter_s(lat, lon) || !settle_letter_s(lon, lat))
    return problem("the letter S may mean south or sever (north): write N or J");
  for (const written_angle& angle : {lat, lon})
    if (angle.side != hemisphere::none && angle.value < 0)
      return problem("a minus sign and a letter for the hemisphere contradict each other");
  const bool lat_is_lon = lat.side != hemisphere::none && axis_of(lat.side) == axis::lon;
  const bool lon_is_lat = lon.side != hemisphere::none && axis_of(lon.side) == axis::lat;
  if (lat_is_lon || lon_is_lat)
    return problem("latitude and longitude look exchanged: their letters say so", true);

  const lon_lat point{signed_value(lon), signed_value(lat)};
  const lon_lat exchanged{point.lat, point.lon};
  if (point == lon_lat{}) return problem("0, 0 stands for a missing position");
  if (!surroundings.contains(point) && surroundings.contains(exchanged))
    return problem("latitude " + to_text(point.lat) + " and longitude " + to_text(point.lon) +
                       " look exchanged: only the other way round they lie near Kosovo",
                   true);
  if (!(std::abs(point.lat) <= 90)) return problem("latitude " + to_text(point.lat) + " lies beyond ±90");
  if (!(std::abs(point.lon) <= 180)) return problem("longitude " + to_text(point.lon) + " lies beyond ±180");
  return found(point, uncertainty_of_degrees(std::min(lat.last_place, lon.last_place), point.lat),
               coordinate_system::wgs84);
}

coordinate_reading read_angles(const written_angle& lat, const written_angle& lon,
                               std::optional<coordinate_system> system) {
  const bool plain = lat.is_plain && lon.is_plain;
  if (system && *system != coordinate_system::wgs84) {
    if (!plain)
      return problem("degrees were given where metres of " + std::string(to_string(*system)) + " belong");
    return read_metres(lat, lon, *system);
  }
  const bool are_metres = plain && std::abs(lat.value) > 180 && std::abs(lon.value) > 180;
  return are_metres && !system ? recognise_metres(lat, lon) : read_degrees(lat, lon);
}

}  // namespace

coordinate_reading read_coordinate(std::string_view lat, std::string_view lon,
                                   std::optional<coordinate_system> system) {
  constexpr std::size_t longest = 100;
  std::array<std::optional<written_angle>, 2> angles;
  for (const auto& [text, name, angle] :
       {std::tuple(lat, "latitude", &angles[0]), std::tuple(lon, "longitude", &angles[1])}) {
    if (trim(text).empty()) return problem(std::string("the ") + name + " is empty");
    if (text.size() <= longest) *angle = read_decimal_angle(text);
    if (text.size() <= longest && !*angle) *angle = read_angle(plain_marks(text));
    if (!*angle) return problem(quoted(text) + " is not a " + name + " in degrees, nor a number of metres");
  }
  return read_angles(*angles[0], *angles[1], system);
}

coordinate_reading read_position(std::string_view text, std::optional<coordinate_system> system) {
  constexpr std::size_t longest = 200;
  if (trim(text).empty()) return problem("the position is empty");
  if (text.size() > longest) return problem(quoted(text) + " is not a position");
  try {
    if (looks_like_mgrs(text)) {
      const mgrs_square square = read_mgrs(text);
      return found(square.middle, square.side_m / std::sqrt(2.0), coordinate_system::wgs84);
    }
  } catch (const error& broken) {
    return problem(broken.what());
  }
  const std::string marks = plain_marks(text);
  for (const position_halves& way : possible_halves(marks)) {
    const auto lat = read_angle(way.first);
    const auto lon = read_angle(way.second);
    if (lat && lon) return read_angles(*lat, *lon, system);
  }
  return problem(quoted(text) + " is not a position: two coordinates or a grid reference are needed");
}

}  // namespace uramost::geodata
