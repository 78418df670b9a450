#pragma once

#include <map>
#include <optional>
#include <vector>

#include "geodata/gazetteer.hpp"
#include "geodata/municipality_locator.hpp"

namespace uramost::publication {

/// The named places that points are moved to: seats, settlements and their parts, each in the municipality
/// that its point lies in. Keeps references to the places. Immutable and safe to use from many threads.
class published_places {
 public:
  published_places(const geodata::gazetteer& places, const geodata::municipality_locator& where);

  /// The nearest place of that municipality, by great circle; nothing when it has none.
  std::optional<geodata::nearest_place> nearest(lon_lat point, const municipality_code& within) const;

  /// Whether a published point may stand there: where one of the places is, to a metre.
  bool is_at(lon_lat point) const;

 private:
  struct municipality_places {
    std::vector<const geodata::place*> places;  // in the order of the tree's points
    geodata::point_tree points;
  };
  std::map<municipality_code, municipality_places> by_municipality_;
};

}  // namespace uramost::publication
