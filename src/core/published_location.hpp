#pragma once

#include <optional>

#include "core/ids.hpp"
#include "core/lon_lat.hpp"
#include "core/time_interval.hpp"

namespace uramost {

/// Where and when an incident was, as far as others than its keepers may learn it (docs/PRIVACY.md). Decided
/// once, when the incident comes in, and kept with it.
struct published_location {
  std::optional<lon_lat> point;   ///< for everybody; nothing: only the municipality
  std::optional<place_id> place;  ///< the named place that `point` is, where it was moved to one
  std::optional<municipality_code> municipality;  ///< nothing: outside, or not known
  std::optional<lon_lat> partner_point;           ///< masked, for partners; nothing: as everybody
  time_interval time;
  int rules = 0;  ///< version of the rules that decided

  friend bool operator==(const published_location&, const published_location&) = default;
};

}  // namespace uramost
