#pragma once

#include <map>
#include <optional>
#include <vector>

#include "core/ids.hpp"
#include "core/lon_lat.hpp"
#include "geodata/municipality.hpp"

namespace uramost::geodata {

/// A circle that holds a municipality.
struct municipality_extent {
  lon_lat middle;
  double radius_m = 0;
};

/// Circles around municipalities, from their boundaries' vertices. Keeps a reference to the boundaries.
/// Immutable and safe to use from many threads.
class municipality_extents {
 public:
  explicit municipality_extents(const boundaries& areas);

  /// Around `middle`, or around the middle of the municipality's bounding box. Radius 0 without an area.
  municipality_extent of(const municipality_code& code, std::optional<lon_lat> middle) const;

 private:
  std::map<municipality_code, const municipality_area*> areas_;
};

}  // namespace uramost::geodata
