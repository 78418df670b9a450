#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/ids.hpp"
#include "core/lon_lat.hpp"
#include "core/time_interval.hpp"

namespace uramost {

/// How sure the municipality of a position is.
enum class location_certainty : std::uint8_t {
  certain,      ///< the point and all of its uncertainty lie in one municipality
  near_border,  ///< in one municipality, but its uncertainty (or the boundary's) reaches over a border
  ambiguous,    ///< a place name that fits several places: no single one was chosen
  outside,      ///< a coordinate outside every municipality
  unlocated     ///< no coordinate, and no place found
};

std::string_view to_string(location_certainty certainty);
std::optional<location_certainty> location_certainty_of(std::string_view text);

/// What the public may learn (docs/PRIVACY.md): P0 already public, P1 restricted, P2 confidential.
enum class tier { p0, p1, p2 };

std::string_view to_string(tier value);
std::optional<tier> tier_of(std::string_view text);

/// How far institutions have come with a case; the latest of its response events.
enum class response_stage : std::uint8_t {
  none,
  reported,
  registered,
  attended,
  investigated,
  prosecuted,
  adjudicated,
  closed
};

std::string_view to_string(response_stage stage);
std::optional<response_stage> response_stage_of(std::string_view text);

/// Whom an incident was against, by gender, as far as its source says.
enum class affected_gender : std::uint8_t {
  not_said,
  female,
  male,
  other,
  mixed  ///< several people, not all of one gender
};

/// Empty for not_said.
std::string_view to_string(affected_gender gender);
std::optional<affected_gender> affected_gender_of(std::string_view text);

/// Where an incident was, as far as is known. `point` is set for certain, near_border and outside; a place
/// name known only to be one of several has no point, so that it is never drawn where it may not be.
struct incident_location {
  std::optional<lon_lat> point;
  std::optional<municipality_code> municipality;
  std::optional<place_id> place;
  location_certainty certainty = location_certainty::unlocated;
  double uncertainty_m = 0;      ///< radius that holds the true position, metres; 0 when unlocated
  bool from_coordinate = false;  ///< true: the source gave a coordinate; false: found by place name
  std::string place_text;        ///< as written in the source

  friend bool operator==(const incident_location&, const incident_location&) = default;
};

/// One incident of one register.
struct incident {
  incident_id id;           ///< 0 until stored
  std::string source;       ///< the register it came from
  std::string external_id;  ///< its identity there; unique within the source
  time_interval occurred;
  std::string category;  ///< a code of the taxonomy
  int severity = 1;      ///< 1 (least) to 5
  incident_location location;
  tier protection = tier::p1;
  response_stage stage = response_stage::none;
  std::string affected_community;  ///< empty when not said
  affected_gender gender = affected_gender::not_said;
  std::string narrative;

  friend bool operator==(const incident&, const incident&) = default;
};

}  // namespace uramost
