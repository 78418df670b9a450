#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/ids.hpp"
#include "core/incident.hpp"

namespace uramost {

/// A point where police stand or pass: a station, a checkpoint, a stop of a night patrol.
struct patrol_point {
  patrol_point_id id;  ///< 0 until stored
  std::string source;
  std::string external_id;  ///< unique within the source
  std::string name;
  std::string kind;                    ///< station, checkpoint, patrol_stop, …: as the source says
  std::string shift;                   ///< hours in the form of the incident query ("22-5"), empty: always
  std::vector<std::string> languages;  ///< BCP 47 tags that officers there speak
  incident_location location;

  friend bool operator==(const patrol_point&, const patrol_point&) = default;
};

}  // namespace uramost
