#pragma once

#include <cstdint>

#include "geodata/gazetteer.hpp"
#include "geodata/geocoder.hpp"
#include "geodata/municipality.hpp"
#include "geodata/municipality_locator.hpp"
#include "publication/published_places.hpp"

namespace uramost::intake {

/// Boundaries and all that is derived from them; replaced as a whole. Immutable and safe to use from many
/// threads.
struct geography {
  explicit geography(geodata::boundaries drawn, std::int64_t number = 0)
      : areas(std::move(drawn)),
        locator(areas),
        names(geodata::built_in_gazetteer(), areas),
        published(geodata::built_in_gazetteer(), locator),
        version(number) {}
  geography(const geography&) = delete;  // locator and names refer to areas
  geography& operator=(const geography&) = delete;

  geodata::boundaries areas;
  geodata::municipality_locator locator;
  geodata::geocoder names;
  publication::published_places published;
  std::int64_t version;  ///< how often boundaries were imported; 0: these are ours

  bool is_user_supplied() const { return version > 0; }
};

}  // namespace uramost::intake
