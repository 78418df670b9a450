#pragma once

#include <cstdint>
#include <vector>

#include "core/utm_zone_34.hpp"
#include "study/outcome.hpp"
#include "study/question.hpp"
#include "study/region.hpp"

namespace uramost::study {

/// An incident as studies of places see it.
struct seen_incident {
  index::row row = 0;
  utm_position at;               ///< metres, EPSG:32634
  std::size_t municipality = 0;  ///< position in the region
};

/// Those of a selection that lie in a region, and how many had to be left out.
struct seen_incidents {
  std::vector<seen_incident> all;
  std::uint64_t unlocated = 0, outside = 0;

  /// What a reader has to be told of those left out.
  void add_caveats(outcome& to) const;
};

seen_incidents seen_in(const region& where, const index::selection& incidents);

/// The same, and only those whose day is known; the others are counted in `untimed`.
struct dated_incidents {
  seen_incidents placed;
  std::vector<double> days;  ///< days since 1970 in Europe/Belgrade, with the time of day where it is known
  std::uint64_t untimed = 0;

  void add_caveats(outcome& to) const;
};

dated_incidents dated_in(const region& where, const index::selection& incidents);

}  // namespace uramost::study
