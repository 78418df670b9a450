#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "core/lon_lat.hpp"
#include "intake/column_mapping.hpp"

namespace uramost::intake {

/// When institutions did what, a column each, as text.
struct stage_columns {
  std::string_view reported_on, registered_on, attended_on, investigated_on, prosecuted_on, adjudicated_on,
      closed_on;
  std::string_view institution, source_document;  ///< of all of them
};

/// One incident as text, field by field, before anything is understood. Views: whoever fills it keeps the
/// texts.
struct incident_text : stage_columns {
  std::string_view external_id, date, time, date_end, time_end, time_precision;
  std::string_view lat, lon, position, place, municipality, location_uncertainty_m;
  std::string_view category, severity, tier, community, gender, narrative, stage, source;
  std::optional<lon_lat> geometry;
};

/// One patrol point as text.
struct patrol_point_text {
  std::string_view external_id, name, kind, shift, languages;
  std::string_view lat, lon, position, place, municipality, location_uncertainty_m;
  std::optional<lon_lat> geometry;
};

/// What a row says of the response to an incident, as text.
struct response_text : stage_columns {
  std::string_view source, external_id, event_id;
  std::string_view stage, date, date_end, time_precision;
  std::optional<lon_lat> geometry;  ///< of no meaning here
};

/// The member that a field of `incident_fields` fills; null for another name.
std::string_view incident_text::*incident_member(std::string_view field);
std::string_view patrol_point_text::*patrol_point_member(std::string_view field);
std::string_view response_text::*response_member(std::string_view field);

}  // namespace uramost::intake
