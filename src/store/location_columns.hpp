#pragma once

#include <optional>
#include <string>

#include "core/error.hpp"
#include "core/incident.hpp"
#include "store/point_blob.hpp"
#include "store/statement.hpp"

namespace uramost::store {

/// The columns that incidents and patrol points share, in this order:
/// certainty, uncertainty_m, from_coordinate, municipality_code, place_id, geom, place_text.
inline constexpr int location_column_count = 7;

/// Throws invalid_input for a position that is not on Earth or an uncertainty that is no distance.
inline void expect_valid_location(const incident_location& location) {
  if (location.point && !is_on_earth(*location.point))
    throw invalid_input("The position is not on Earth", "position");
  if (!(location.uncertainty_m >= 0 && location.uncertainty_m < 1e9))
    throw invalid_input("The uncertainty of the position is not a distance", "location_uncertainty_m");
}

/// The point of a location in the form of the `geom` column.
inline std::optional<point_blob> geometry_of(const incident_location& location) {
  return location.point ? std::optional<point_blob>(*location.point) : std::nullopt;
}

/// Binds them from `position` on. `geometry` is of the same location and must live until the statement has
/// run.
inline void bind_location(statement& to, int position, const incident_location& location,
                          const std::optional<point_blob>& geometry) {
  to.set(position, to_string(location.certainty));
  to.set(position + 1, location.uncertainty_m);
  to.set(position + 2, location.from_coordinate);
  to.set(position + 3, location.municipality);
  to.set(position + 4, location.place);
  if (geometry)
    to.set(position + 5, blob{geometry->bytes()});
  else
    to.set(position + 5, nullptr);
  to.set(position + 6, location.place_text);
}

inline incident_location read_location(const statement& row, int column) {
  incident_location location;
  location.certainty = location_certainty_of(row.text(column)).value_or(location_certainty::unlocated);
  location.uncertainty_m = row.real(column + 1);
  location.from_coordinate = row.integer(column + 2) != 0;
  if (!row.is_null(column + 3)) location.municipality = municipality_code{std::string(row.text(column + 3))};
  if (!row.is_null(column + 4)) location.place = place_id{row.integer(column + 4)};
  location.point = read_point_blob(row.bytes(column + 5));
  location.place_text = row.text(column + 6);
  return location;
}

}  // namespace uramost::store
