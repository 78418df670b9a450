#pragma once

#include <string>
#include <vector>

#include "core/civil_time.hpp"
#include "core/lon_lat.hpp"

namespace uramost::planning {

/// A patrol was somewhere.
struct recorded_visit {
  time_point begin, end;  ///< `end` = `begin`: nobody said how long
  lon_lat at;
  std::string unit;                    ///< as the record says it, may be empty
  std::vector<std::string> languages;  ///< BCP 47 tags that the patrol spoke, as the record says

  friend bool operator==(const recorded_visit&, const recorded_visit&) = default;
};

/// A position of a patrol at one moment.
struct track_fix {
  time_point at;
  lon_lat place;
};

}  // namespace uramost::planning
