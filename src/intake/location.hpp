#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "core/incident.hpp"
#include "geodata/coordinate.hpp"
#include "intake/geography.hpp"

namespace uramost::intake {

/// Where something was, as the register's columns say it. Empty: not said.
struct written_location {
  std::string_view lat;             ///< or northing
  std::string_view lon;             ///< or easting
  std::string_view position;        ///< both in one text, or MGRS
  std::optional<lon_lat> geometry;  ///< of the file's feature; used when no column gives a coordinate
  std::string_view place;
  std::string_view municipality;  ///< qualifies the place
  std::string_view uncertainty_m;
};

/// The coordinate a row gives, with its uncertainty; nothing when it gives none. Throws invalid_input with
/// the field at fault (lat, lon, position, location_uncertainty_m): unreadable, out of range, swapped.
struct given_coordinate {
  lon_lat point;
  double uncertainty_m = 0;
};
std::optional<given_coordinate> read_given_coordinate(const written_location& written,
                                                      std::optional<geodata::coordinate_system> system);

/// Puts a place name's answer on the map, without a point unless exactly one place is meant. Several places
/// in one municipality give that municipality, still `ambiguous`. `from_coordinate` is false, `place_text`
/// left empty.
incident_location located_by_name(const geodata::geocode_answer& answer, const geography& where);

/// Puts a point on the map. `from_coordinate` is true, `place_text` left empty.
incident_location located_by_point(lon_lat point, double uncertainty_m, const geography& where);

/// Finds where incidents were: by coordinate if there is one, else by name. Remembers the names it has looked
/// up (registers repeat them), at most `most_names` of them. For one thread.
class location_finder {
 public:
  static constexpr std::size_t most_names = 50'000;

  location_finder(const geography& where, std::optional<geodata::coordinate_system> system)
      : where_(where), system_(system) {}

  /// Throws invalid_input as `read_given_coordinate` does. A place that is not found is no error: unlocated.
  incident_location find(const written_location& written);

  /// Again after the boundaries changed, from what is stored.
  incident_location find_again(const incident_location& stored);

  /// Rows so far whose coordinate lies in another municipality than the place they name, or farther than
  /// 10 km beyond its uncertainty. The coordinate was kept.
  std::uint64_t disagreements() const { return disagreements_; }

 private:
  const incident_location& find_name(const std::string& place_text, std::string_view municipality);
  void compare_with_name(incident_location& by_point, std::string_view municipality);

  const geography& where_;
  std::optional<geodata::coordinate_system> system_;
  std::unordered_map<std::string, incident_location> by_name_;
  std::uint64_t disagreements_ = 0;
};

}  // namespace uramost::intake
