#pragma once

#include "geodata/gazetteer.hpp"
#include "geodata/geocoder.hpp"
#include "geodata/municipality.hpp"
#include "geodata/municipality_locator.hpp"
#include "publication/published_places.hpp"

namespace uramost::intake {

/// Boundaries and all that is derived from them; replaced as a whole. Immutable and safe to use from many
/// threads.
struct geography {
  explicit geography(geodata::boundaries drawn, bool from_user = false)
      : areas(std::move(drawn)),
        locator(areas),
        names(geodata::built_in_gazetteer(), areas),
        published(geodata::built_in_gazetteer(), locator),
        user_supplied(from_user) {}
  geography(const geography&) = delete;  // locator and names refer to areas
  geography& operator=(const geography&) = delete;

  geodata::boundaries areas;
  geodata::municipality_locator locator;
  geodata::geocoder names;
  publication::published_places published;
  bool user_supplied;  ///< from `import boundaries`, not ours
};

}  // namespace uramost::intake
