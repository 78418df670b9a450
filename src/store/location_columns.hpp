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

/// Sets them from `position` on, in a statement or a row. `geometry` is of the same location and must live as
/// long as the location.
template <class To>
void bind_location(To& to, int position, const incident_location& location,
                   const std::optional<point_blob>& geometry) {
  to.set(position, to_string(location.certainty));
  to.set(position + 1, location.uncertainty_m);
  to.set(position + 2, location.from_coordinate);
  to.set(position + 3, location.municipality);
  to.set(position + 4, location.place);
  to.set(position + 5, geometry ? std::optional(blob{geometry->bytes()}) : std::nullopt);
  to.set(position + 6, location.place_text);
}

/// Reads them from `column` on, into a location whose memory is used again. `Row`: statement or visited_row.
template <class Row>
void read_location(const Row& row, int column, incident_location& into) {
  into.certainty = location_certainty_of(row.text(column)).value_or(location_certainty::unlocated);
  into.uncertainty_m = row.real(column + 1);
  into.from_coordinate = row.integer(column + 2) != 0;
  if (row.is_null(column + 3)) {
    into.municipality.reset();
  } else {
    if (!into.municipality) into.municipality.emplace();
    into.municipality->value = row.text(column + 3);
  }
  into.place = row.is_null(column + 4) ? std::nullopt : std::optional(place_id{row.integer(column + 4)});
  into.point = read_point_blob(row.bytes(column + 5));
  into.place_text = row.text(column + 6);
}

inline incident_location read_location(const statement& row, int column) {
  incident_location location;
  read_location(row, column, location);
  return location;
}

}  // namespace uramost::store
