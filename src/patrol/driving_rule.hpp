#pragma once

#include <optional>
#include <string_view>

#include "core/road_way.hpp"

namespace uramost::patrol {

/// How a way is driven.
struct driving {
  double speed_km_h = 0;  ///< more than 0
  bool forward = true, backward = true;
};

/// The limit that a `maxspeed` tag states, in km/h: "50", "30 mph", "RS:urban", the least of "80;60". Nothing
/// for what is no limit ("none", "signals"), no number from 5 to 200, or anything else.
std::optional<double> speed_limit_km_h(std::string_view maxspeed);

/// Nothing for what is not driven on: paths, what is being built, what `access` and the tags that are more
/// particular keep to its owner. As fast as the limit that is stated, otherwise as the class of the road is
/// driven: the speeds of the car profile of the Open Source Routing Machine (Luxen and Vetter 2011). One way
/// where it is said, on motorways and in roundabouts.
std::optional<driving> driving_on(const road_way& way);

}  // namespace uramost::patrol
